package dev.assay.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Runs trials in a process of its own: a line on standard output for each that is stored. */
final class StoreProcess {
  static final String STORED = "stored ";

  private StoreProcess() {}

  /** Trains {@code count} trials one after the other into the store at {@code args[0]}. */
  public static void main(String[] args) {
    RunListener announce =
        new RunListener() {
          @Override
          public void finished(TrialResult result) {
            System.out.println(STORED + result.trial().seed());
          }
        };
    Trials.runner(new TrialStore(Path.of(args[0]), Trials.NO_WARNING), 1, announce)
        .run(trials(Integer.parseInt(args[1])));
  }

  static List<Trial> trials(int count) {
    return LongStream.rangeClosed(1, count).mapToObj(Trials::function).toList();
  }

  static Process start(Path store, int count) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            StoreProcess.class.getName(),
            store.toString(),
            String.valueOf(count))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Reads the process's output until it has stored one trial. */
  static boolean awaitFirst(Process process) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(STORED)) {
        return true;
      }
    }
    return false;
  }
}
