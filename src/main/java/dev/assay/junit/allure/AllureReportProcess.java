package dev.assay.junit.allure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The process that makes Allure's report of this run, started before the first claim.
 *
 * <p>It outlives a crash of this one: the end of their pipe is what it waits for, and it holds this
 * process's standard error open, to whose end Failsafe listens before it goes on. So the report is
 * there when {@code verify} comes, and what goes wrong with it is seen.
 */
public final class AllureReportProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Process process;
  private final Path classPath;
  private final Path report;
  private final Duration limit;

  private AllureReportProcess(Process process, Path classPath, Path report, Duration limit) {
    this.process = process;
    this.classPath = classPath;
    this.report = report;
    this.limit = limit;
  }

  /**
   * Starts the process.
   *
   * @param title what the report is called
   * @param results the directory of Allure's results
   * @param report the directory of the report
   * @param history the directory of Allure's history, if it is kept
   * @throws UncheckedIOException if it cannot be started, naming the remedy
   */
  public static AllureReportProcess start(
      String title, Path results, Path report, Optional<Path> history) {
    return start(
        AllureReport.class.getName(),
        List.of(
            title,
            results.toAbsolutePath().toString(),
            report.toAbsolutePath().toString(),
            history.map(Path::toAbsolutePath).map(Path::toString).orElse(""),
            String.valueOf(LIMIT.toSeconds())),
        report,
        LIMIT.plus(GRACE));
  }

  /** Starts a program with the class path of this process. */
  static AllureReportProcess start(
      String program, List<String> arguments, Path report, Duration limit) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    try {
      // In a file, because Windows cuts a long command line off.
      Path classPath = Files.createTempFile("assay-class-path-", ".txt");
      Files.writeString(classPath, "-cp " + quoted(classPath(AllureReport.class)) + "\n");
      ProcessBuilder builder =
          new ProcessBuilder(
              java.toString(),
              "-Xmx1g",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Djava.awt.headless=true",
              "@" + classPath,
              program);
      builder.command().addAll(arguments);
      builder.environment().put(AllureReport.NO_ANALYTICS, "true");
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      return new AllureReportProcess(builder.start(), classPath, report, limit);
    } catch (IOException e) {
      throw new UncheckedIOException(
          String.format(
              Locale.ENGLISH,
              "the process that makes the Allure report cannot be started (%s): %s must be Java 17"
                  + " or newer, and %s writable",
              e.getMessage(),
              java,
              System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /**
   * Returns the class path of this process. Spark's submission knows the jar of the claims by a
   * class loader alone: where a class is of no part of the path, its place comes first.
   */
  static String classPath(Class<?> of) {
    String path = System.getProperty("java.class.path");
    CodeSource source = of.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getProtocol().equals("file")) {
      return path;
    }
    Path place = Path.of(URI.create(source.getLocation().toString()));
    boolean there =
        Stream.of(path.split(File.pathSeparator))
            .anyMatch(part -> Path.of(part).toAbsolutePath().normalize().equals(place.normalize()));
    return there ? path : place + File.pathSeparator + path;
  }

  private static String quoted(String path) {
    return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Says that the run is over, and waits for the report.
   *
   * @throws IllegalStateException if the report was not made; its own output says why
   */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(AllureReport.late(report, limit));
      }
      Files.deleteIfExists(classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      // Whoever interrupts does not want to wait; the report is made all the same.
      Thread.currentThread().interrupt();
      return;
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "the Allure report was not made (exit code %d): its output above says why; what was"
                  + " there before is still in %s",
              process.exitValue(),
              report));
    }
  }
}
