package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.system.Deadline;
import dev.assay.system.TestJvm;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.runner.RunListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Runs trials in a process of its own, which says of each that it is stored. */
final class StoreProcess implements AutoCloseable {
  private static final String STORED = "stored ";

  /** Whoever waits for another line waits no longer than this: the process ends itself. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Process process;
  private final BufferedReader lines;

  private StoreProcess(Process process) {
    this.process = process;
    lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Trains {@code args[1]} trials one after the other into the store at {@code args[0]}. */
  public static void main(String[] args) {
    Deadline.in(LIMIT, "the trials took too long");
    RunListener announce =
        new RunListener() {
          @Override
          public void finished(TrialResult result) {
            System.out.println(STORED + result.trial().seed());
          }
        };
    Trials.runner(new TrialStore(Path.of(args[0]), Trials.NO_WARNING), 1, announce)
        .run(trials(1, Long.parseLong(args[1])));
  }

  static List<Trial> trials(long firstSeed, long lastSeed) {
    return LongStream.rangeClosed(firstSeed, lastSeed).mapToObj(Trials::function).toList();
  }

  static StoreProcess start(Path store, int count) throws IOException {
    return new StoreProcess(
        new ProcessBuilder(
                TestJvm.of(StoreProcess.class).command(store.toString(), String.valueOf(count)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Waits until the process has stored another trial, and returns its seed; 0 once it ended. */
  long nextStored() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(STORED)) {
        return Long.parseLong(line.substring(STORED.length()));
      }
    }
    return 0;
  }

  /** Kills the process as {@code kill -9} does, and returns its exit value. */
  int kill() throws InterruptedException {
    // Process.destroyForcibly would close the stream, with what it still holds.
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
