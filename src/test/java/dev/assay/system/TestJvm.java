package dev.assay.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Runs a class of the tests in a Java process of its own, with the class path of this one.
 *
 * @param program its main class
 * @param options options of Java, behind those that keep a short process small
 * @param environment variables that are set for it
 * @param without variables that are taken from it
 */
public record TestJvm(
    Class<?> program,
    List<String> options,
    Map<String, String> environment,
    Collection<String> without) {
  /** No test's process takes a tenth of it; one that hangs must not hang the build. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Copies the collections. */
  public TestJvm {
    options = List.copyOf(options);
    environment = Map.copyOf(environment);
    without = List.copyOf(without);
  }

  /** Returns a process that is started as any Java program is. */
  public static TestJvm of(Class<?> program) {
    return new TestJvm(program, List.of(), Map.of(), List.of());
  }

  /** Adds options of Java. */
  public TestJvm with(String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return new TestJvm(program, all, environment, without);
  }

  /** Sets variables of its environment. */
  public TestJvm in(Map<String, String> variables) {
    return new TestJvm(program, options, variables, without);
  }

  /** Takes variables from its environment. */
  public TestJvm without(Collection<String> variables) {
    return new TestJvm(program, options, environment, variables);
  }

  /** Returns the command line. */
  public List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException if it cannot be started or has not ended in ten minutes
   */
  public ChildProcess.Answer run(String... arguments) throws IOException, InterruptedException {
    try (ChildProcess.Running running = start(arguments)) {
      return running.answer();
    }
  }

  /**
   * Starts it.
   *
   * @throws IOException if it cannot be started
   */
  public ChildProcess.Running start(String... arguments) throws IOException {
    return new ChildProcess(
            command(arguments), Path.of(""), LIMIT, environment, List.copyOf(without))
        .start();
  }
}
