package dev.assay.run;

import dev.assay.claim.RecordedCode;
import dev.assay.claim.RecordedSeed;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.report.Computed;
import dev.assay.report.recording.RecordedCurves;
import dev.assay.training.Kernels;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.Machine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a recording keeps of a section's trials beside the evidence: where each seed comes from, a
 * digest of its results, and its curves.
 *
 * @param results of all trials, each once
 */
record RecordedRun(List<TrialResult> results) {
  private static final int SHOWN_DIGITS = 16;

  /** Copies the list. */
  RecordedRun {
    results = List.copyOf(results);
  }

  /** Says what these trials have in common with all that may be added. */
  static RecordedCode code(Collection<Trial> trials) {
    return new RecordedCode(TrialJson.TRAINING_CODE, TrialJson.settings(trials));
  }

  /** Names what computes in this process, as the trials' keys have it. */
  static String kernels() {
    Kernels kernels = Kernels.load();
    return String.format(
        Locale.ROOT,
        "%s, %s, %s",
        kernels.backend(),
        kernels.convolutionName(),
        kernels.arithmetic());
  }

  /** Says where each seed comes from. */
  SortedMap<Long, RecordedSeed> origins() {
    String kernels = kernels();
    SortedMap<Long, RecordedSeed> origins = new TreeMap<>();
    bySeed().forEach((seed, own) -> origins.put(seed, origin(own, kernels)));
    return origins;
  }

  private SortedMap<Long, List<TrialResult>> bySeed() {
    return results.stream()
        .collect(
            Collectors.groupingBy(
                result -> result.trial().seed(), TreeMap::new, Collectors.toList()));
  }

  private static RecordedSeed origin(List<TrialResult> own, String kernels) {
    return new RecordedSeed(
        joined(own, result -> result.provenance().shortCommit(), ", "),
        own.stream()
            .map(result -> result.provenance().finished())
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        joined(
            own,
            result -> result.provenance().cpu() + ", " + result.provenance().convolution(),
            "; "),
        kernels,
        own.size(),
        own.stream().mapToDouble(result -> result.provenance().seconds()).sum(),
        digest(own));
  }

  private static String joined(
      List<TrialResult> own, Function<TrialResult, String> what, String separator) {
    return own.stream().map(what).distinct().collect(Collectors.joining(separator));
  }

  /** Digests what trials measured and how they ended, in order of the trials' text. */
  static String digest(Collection<TrialResult> own) {
    return TrialJson.sha256(
        own.stream()
            .map(
                result ->
                    TrialJson.json(result.trial())
                        + TrialJson.json(result.outcome())
                        + TrialJson.json(result.measurements()))
            .map(text -> TrialJson.sha256(text.getBytes(StandardCharsets.UTF_8)))
            .sorted()
            .collect(Collectors.joining("\n"))
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Takes every curve of every trial. */
  RecordedCurves curves() {
    Map<String, List<TrialResult>> bySetting = new LinkedHashMap<>();
    results.forEach(
        result ->
            bySetting
                .computeIfAbsent(
                    TrialJson.settings(List.of(result.trial())), s -> new ArrayList<>())
                .add(result));
    List<RecordedCurves.Run> runs = new ArrayList<>();
    bySetting.forEach(
        (setting, own) -> {
          SortedMap<String, SortedMap<Long, RecordedCurves.Curve>> curves = new TreeMap<>();
          own.forEach(
              result ->
                  result
                      .measurements()
                      .series()
                      .forEach(
                          (name, series) ->
                              curves
                                  .computeIfAbsent(name, n -> new TreeMap<>())
                                  .put(result.trial().seed(), curve(series))));
          if (!curves.isEmpty()) {
            runs.add(
                new RecordedCurves.Run(
                    setting.substring(0, SHOWN_DIGITS), text(own.get(0).trial()), curves));
          }
        });
    return new RecordedCurves(runs);
  }

  private static RecordedCurves.Curve curve(MeasuredSeries series) {
    return new RecordedCurves.Curve(
        Arrays.stream(series.xs()).boxed().toList(), Arrays.stream(series.ys()).boxed().toList());
  }

  private static String text(Trial trial) {
    String whole = trial.describe();
    return whole.replace(String.format(Locale.ENGLISH, ", seed %d", trial.seed()), "");
  }

  /** Returns what trains in a line, also where kernels cannot be loaded. */
  static String machine(Machine machine) {
    try {
      return machine.describe();
    } catch (LinkageError | RuntimeException e) {
      return String.format(
          Locale.ENGLISH,
          "commit %s, kernels that could not be loaded, %s, %s",
          machine.commit(),
          machine.jdk(),
          machine.cpu());
    }
  }

  /** Returns what computes, also where kernels cannot be loaded. */
  static Computed computed(Machine machine) {
    String kernels;
    try {
      kernels = machine.trains() ? kernels() : "no kernels, as nothing is trained";
    } catch (LinkageError | RuntimeException e) {
      kernels = "kernels that could not be loaded";
    }
    return new Computed(TrialJson.TRAINING_CODE, kernels);
  }
}
