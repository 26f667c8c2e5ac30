package dev.assay.run;

import dev.assay.data.source.DataSettings;
import dev.assay.data.source.DownloadListener;
import dev.assay.data.source.ImageDataLoader;
import dev.assay.training.DataSets;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.StepTimer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Writes {@link RecordedClock}'s resource from the store that a run left, and from steps timed now
 * in processor time of the thread, which other work on the machine lengthens little.
 */
public final class ClockRecorder {
  private ClockRecorder() {}

  /**
   * Records a run.
   *
   * @param arguments the store, and the file to write
   */
  public static void main(String... arguments) throws IOException {
    List<TrialResult> results = results(Path.of(arguments[0]));
    Map<Pace.Kind, Trial> kinds = new LinkedHashMap<>();
    results.forEach(result -> kinds.putIfAbsent(Pace.kind(result.trial()), result.trial()));
    DataSets data =
        DataSets.of(
            ImageDataLoader.load(
                    DataSettings.of(
                        Map.of("user.home", System.getProperty("user.home")), System.getenv()),
                    DownloadListener.quiet())
                .data());
    StepTimer timer =
        new StepTimer(data, 1, () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    long start = System.nanoTime();
    Map<Trial, Double> steps = timer.secondsPerStep(List.copyOf(kinds.values()));
    System.out.printf(
        Locale.ENGLISH,
        "%d trials, %d kinds, %d timed in %.1f s%n",
        results.size(),
        kinds.size(),
        steps.size(),
        (System.nanoTime() - start) / 1e9);
    List<RecordedClock.Timed> timed = new ArrayList<>();
    for (TrialResult result : results) {
      Trial kind = kinds.get(Pace.kind(result.trial()));
      timed.add(new RecordedClock.Timed(steps.get(kind), result));
    }
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
      new RecordedClock(timed).write(out);
    }
    System.exit(0);
  }

  private static List<TrialResult> results(Path store) throws IOException {
    List<TrialResult> results = new ArrayList<>();
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file :
          files.filter(one -> one.toString().matches(".*/[0-9a-f]{64}\\.json\\.gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          byte[] bytes = in.readAllBytes();
          int from = 0;
          for (int lines = 0; lines < 2; from++) {
            lines += bytes[from] == '\n' ? 1 : 0;
          }
          results.add(TrialJson.read(bytes, from, bytes.length - from));
        }
      }
    }
    return results;
  }
}
