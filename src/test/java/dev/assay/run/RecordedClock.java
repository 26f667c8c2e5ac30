package dev.assay.run;

import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.result.Measurements;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The trials of one real run with their times, without what they measured.
 *
 * @param trials in the order in which they ended
 */
record RecordedClock(List<Timed> trials) {
  static final String RESOURCE = "quick-run.tsv.gz";

  /**
   * One trial.
   *
   * @param secondsPerStep what a few steps of its network were timed at
   * @param result the trial, when it ended and how long it took
   */
  record Timed(double secondsPerStep, TrialResult result) {
    double seconds() {
      return result.provenance().seconds();
    }

    /** Returns when it ended, in seconds of the epoch. */
    double end() {
      return Instant.parse(result.provenance().finished()).getEpochSecond();
    }

    double start() {
      return end() - seconds();
    }
  }

  RecordedClock {
    trials = trials.stream().sorted(Comparator.comparingDouble(Timed::end)).toList();
  }

  /** Returns when the first trial began. */
  double start() {
    return trials.stream().mapToDouble(Timed::start).min().orElseThrow();
  }

  /** Returns when the last trial ended. */
  double end() {
    return trials.stream().mapToDouble(Timed::end).max().orElseThrow();
  }

  static RecordedClock read() throws IOException {
    List<Timed> trials = new ArrayList<>();
    try (InputStream raw =
            Objects.requireNonNull(RecordedClock.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8))) {
      for (String line : in.lines().toList()) {
        int tab = line.indexOf('\t');
        byte[] json = line.substring(tab + 1).getBytes(StandardCharsets.UTF_8);
        trials.add(
            new Timed(
                Double.parseDouble(line.substring(0, tab)), TrialJson.read(json, 0, json.length)));
      }
    }
    return new RecordedClock(trials);
  }

  void write(OutputStream raw) throws IOException {
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(raw), StandardCharsets.UTF_8))) {
      for (Timed one : trials) {
        TrialResult bare =
            new TrialResult(
                one.result().trial(),
                new Measurements(new TreeMap<>(), new TreeMap<>(), new TreeMap<>()),
                one.result().outcome(),
                one.result().provenance());
        out.write(one.secondsPerStep() + "\t" + TrialJson.json(bare) + "\n");
      }
    }
  }
}
