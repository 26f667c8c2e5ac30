package dev.assay.run;

import dev.assay.claim.RecordedSeed;
import dev.assay.claim.Recording;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.TrialRunner;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Some seeds of a recording, trained once more: what each measured is compared byte by byte with
 * the digest that was recorded.
 *
 * @param section the section recorded
 * @param seeds what came of each
 */
record SpotCheck(String section, List<Seed> seeds) {

  /** What training a seed once more showed. */
  enum Outcome {
    /** The same bytes, on the recorded kernels or on others. */
    SAME("the same"),
    /** Other bytes from the same kernels. */
    OTHER("DIFFERENT"),
    /** Other bytes from other kernels, which may round differently. */
    NOT_COMPARABLE("NOT COMPARABLE");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }
  }

  /**
   * One seed.
   *
   * @param seed its number
   * @param outcome what came of it
   * @param text the same with both sides' digests and kernels where they differ
   */
  record Seed(long seed, Outcome outcome, String text) {
    static Seed of(long seed, RecordedSeed recorded, List<TrialResult> again) {
      String digest = RecordedRun.digest(again);
      String kernels = RecordedRun.kernels();
      Outcome outcome =
          digest.equals(recorded.digest())
              ? Outcome.SAME
              : kernels.equals(recorded.kernels()) ? Outcome.OTHER : Outcome.NOT_COMPARABLE;
      return new Seed(
          seed,
          outcome,
          String.format(
              Locale.ENGLISH,
              "seed %d, %d trials: %s%s",
              seed,
              again.size(),
              outcome.word,
              outcome == Outcome.SAME
                  ? ""
                  : String.format(
                      Locale.ENGLISH,
                      " (recorded: %s; now: results %s, kernels %s)",
                      recorded.text(),
                      digest.substring(0, 10),
                      kernels)));
    }
  }

  /** Copies the list. */
  SpotCheck {
    seeds = List.copyOf(seeds);
  }

  /**
   * Trains some seeds once more.
   *
   * @param here the plan of this run, for its images
   * @param count how many seeds, or all where there are fewer
   * @param draw what the choice of seeds follows from, so that it changes from commit to commit
   * @param runner trains, whatever was stored
   */
  static SpotCheck of(
      Experiment experiment,
      Recording recording,
      Plan here,
      int count,
      String draw,
      TrialRunner runner) {
    return new SpotCheck(
        recording.section(),
        drawn(recording, count, draw).stream()
            .map(
                seed ->
                    Seed.of(
                        seed,
                        Objects.requireNonNull(recording.origins().get(seed)),
                        runner.run(trials(experiment, recording, here, seed)).stream()
                            .map(CompletedTrial::result)
                            .toList()))
            .toList());
  }

  private static List<Long> drawn(Recording recording, int count, String draw) {
    return recording.setting().seeds().stream()
        .sorted(
            Comparator.comparing(
                seed -> TrialJson.sha256((draw + " " + seed).getBytes(StandardCharsets.UTF_8))))
        .limit(count)
        .sorted()
        .toList();
  }

  /** Other settings may have had fewer seeds: the trials are those that its run planned. */
  private static List<Trial> trials(
      Experiment experiment, Recording recording, Plan here, long seed) {
    List<Long> run =
        recording.growth().runs().stream()
            .filter(seeds -> seeds.contains(seed))
            .findFirst()
            .orElseThrow();
    return experiment.trials(new Plan(Scale.FULL, run, here.images(), here.sources(), here.others())).stream()
        .distinct()
        .filter(trial -> trial.seed() == seed)
        .toList();
  }

  /** Tells whether every seed gave the same bytes. */
  boolean isGreen() {
    return seeds.stream().allMatch(seed -> seed.outcome() == Outcome.SAME);
  }

  /** Says what came of it. */
  String text() {
    return String.format(
        Locale.ENGLISH,
        "Recording of %s, trained once more: %s.",
        section,
        seeds.stream().map(Seed::text).collect(Collectors.joining("; ")));
  }
}
