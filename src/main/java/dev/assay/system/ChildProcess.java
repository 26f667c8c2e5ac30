package dev.assay.system;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks another program a question and waits for its answer, for a limited time whatever it does.
 *
 * <p>The limit holds for the program's end and for its output: one that hangs is killed with its
 * children, and a child left behind that keeps the output open is not waited for.
 */
public final class ChildProcess {
  /** More than any answer that is read whole. */
  private static final int MAX_BYTES = 1 << 24;

  /** A program that is killed is gone at once, unless it waits for a disk. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final List<String> command;
  private final Path directory;
  private final Duration limit;
  private final Map<String, String> environment;
  private final List<String> without;

  /**
   * Prepares a call.
   *
   * @param command the program and its arguments
   * @param directory where it runs
   * @param limit how long it may take
   * @param environment variables that are set for it
   * @param without variables of this process that it does not get
   */
  public ChildProcess(
      List<String> command,
      Path directory,
      Duration limit,
      Map<String, String> environment,
      List<String> without) {
    this.command = List.copyOf(command);
    this.directory = directory;
    this.limit = limit;
    this.environment = Map.copyOf(environment);
    this.without = List.copyOf(without);
  }

  /**
   * How a program ended and what it said, read as UTF-8.
   *
   * @param exit its exit value
   * @param output its standard output
   * @param error its standard error
   */
  public record Answer(int exit, String output, String error) {}

  /**
   * Runs the program, with nothing to read.
   *
   * @throws IOException if it cannot be started or has not ended in time
   */
  public Answer run() throws IOException, InterruptedException {
    try (Running running = start()) {
      return running.answer();
    }
  }

  /**
   * Starts the program, with nothing to read, beside others.
   *
   * @throws IOException if it cannot be started
   */
  public Running start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile());
    without.forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    long end = System.nanoTime() + limit.toNanos();
    return new Running(builder.start(), end);
  }

  /** A program that was started; closing this ends it and its children, as {@code kill -9}. */
  public final class Running implements AutoCloseable {
    private final Process process;
    private final long end;
    private final CompletableFuture<String> output;
    private final CompletableFuture<String> error;

    private Running(Process process, long end) {
      this.process = process;
      this.end = end;
      output = reading(process.getInputStream());
      error = reading(process.getErrorStream());
    }

    /**
     * Waits for the program's end and for all that it says.
     *
     * @throws IOException if it has not ended in time, counted from its start
     */
    public Answer answer() throws IOException, InterruptedException {
      process.getOutputStream().close();
      if (!process.waitFor(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw late();
      }
      return new Answer(process.exitValue(), await(output, end), await(error, end));
    }

    /** Tells whether the program has not ended yet. */
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      try {
        process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String await(CompletableFuture<String> text, long end)
      throws IOException, InterruptedException {
    try {
      return text.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw late();
    } catch (ExecutionException e) {
      throw new IOException(command.get(0) + ": its answer cannot be read", e.getCause());
    }
  }

  private IOException late() {
    return new IOException(
        String.format(
            Locale.ENGLISH,
            "%s gave no whole answer within %.1f s",
            command.get(0),
            limit.toMillis() / 1e3));
  }

  /** Reads on a thread of its own, so that neither stream fills up unread nor is waited for. */
  private static CompletableFuture<String> reading(InputStream in) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                text.complete(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
              } catch (IOException | RuntimeException e) {
                text.completeExceptionally(e);
              }
            },
            "assay-child-output");
    thread.setDaemon(true);
    thread.start();
    return text;
  }
}
