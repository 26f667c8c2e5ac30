package dev.assay.run;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.training.Trial;
import dev.assay.training.runner.MemoryLimits;
import dev.assay.training.store.NearestTrials;
import dev.assay.training.store.TrialStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a run is going to train, section by section, before any of it starts.
 *
 * @param sections the selected sections, in the order in which they run
 */
record RunPlan(List<Part> sections) {
  private static final int NAME = 46;
  private static final int SAMPLES = 3;
  private static final String UNKNOWN = "unknown";
  private static final String ROW = "  %-" + NAME + "s %7s %7s %7s %9s  %s";

  /** Copies the list. */
  RunPlan {
    sections = List.copyOf(sections);
  }

  /**
   * What one section is going to train.
   *
   * @param section the section
   * @param name its number and title
   * @param stored trials that are in the store
   * @param shared how many an earlier section of the run trains
   * @param toTrain what is left to train
   * @param problem why it cannot be planned, if it cannot
   */
  record Part(
      String section,
      String name,
      List<Trial> stored,
      int shared,
      List<Trial> toTrain,
      Optional<String> problem) {
    private int trials() {
      return stored.size() + shared + toTrain.size();
    }
  }

  /**
   * Plans experiments without training.
   *
   * @param plans what each experiment plans its trials from
   * @param stored tells whether a trial need not be trained
   */
  static RunPlan of(
      List<Experiment> experiments, Function<Experiment, Plan> plans, Predicate<Trial> stored) {
    Set<Trial> before = new HashSet<>();
    List<Part> parts = new ArrayList<>();
    for (Experiment experiment : experiments) {
      parts.add(part(experiment, plans, stored, before));
    }
    return new RunPlan(parts);
  }

  private static Part part(
      Experiment experiment,
      Function<Experiment, Plan> plans,
      Predicate<Trial> inStore,
      Set<Trial> before) {
    String name = experiment.section() + " · " + experiment.title();
    List<Trial> stored = new ArrayList<>();
    List<Trial> toTrain = new ArrayList<>();
    int shared = 0;
    try {
      for (Trial trial : Trial.withRequired(experiment.trials(plans.apply(experiment)))) {
        if (inStore.test(trial)) {
          stored.add(trial);
        } else if (before.add(trial)) {
          toTrain.add(trial);
        } else {
          shared++;
        }
      }
    } catch (Throwable e) {
      // The section itself will fail of it and say so with all its claims.
      String why = FirstCause.of(e).lines().findFirst().orElse("");
      return new Part(experiment.section(), name, List.of(), 0, List.of(), Optional.of(why));
    }
    return new Part(experiment.section(), name, stored, shared, toTrain, Optional.empty());
  }

  /** Returns all trials that are to be trained. */
  List<Trial> toTrain() {
    return sections.stream().flatMap(part -> part.toTrain().stream()).toList();
  }

  /** Returns the same section by section, in the order in which they run. */
  List<List<Trial>> toTrainBySection() {
    return sections.stream().map(Part::toTrain).toList();
  }

  /** Returns those experiments that could be planned. */
  List<Experiment> planned(List<Experiment> experiments) {
    Set<String> planned =
        sections.stream()
            .filter(part -> part.problem().isEmpty())
            .map(Part::section)
            .collect(Collectors.toSet());
    return experiments.stream().filter(one -> planned.contains(one.section())).toList();
  }

  /** Returns a few stored trials of each kind that is to be trained, to learn the pace from. */
  List<Trial> samples() {
    Map<Pace.Kind, List<Trial>> stored =
        sections.stream()
            .flatMap(part -> part.stored().stream())
            .distinct()
            .collect(Collectors.groupingBy(Pace::kind));
    return toTrain().stream()
        .map(Pace::kind)
        .distinct()
        .flatMap(kind -> stored.getOrDefault(kind, List.of()).stream().limit(SAMPLES))
        .toList();
  }

  /** Returns what one section is going to train, by the section's number. */
  List<Trial> toTrain(String section) {
    return sections.stream()
        .filter(part -> part.section().equals(section))
        .flatMap(part -> part.toTrain().stream())
        .toList();
  }

  /** Returns the plan as a table, a line for each section and one for all. */
  List<String> table(Pace pace, int threads) {
    Stream<String> rows =
        sections.stream()
            .map(
                part ->
                    part.problem().isPresent()
                        ? String.format(
                            Locale.ROOT,
                            "  %-".concat(NAME + "s cannot be planned: %s"),
                            cut(part.name()),
                            part.problem().get())
                        : String.format(
                            Locale.ROOT,
                            ROW,
                            cut(part.name()),
                            part.trials(),
                            part.stored().size(),
                            part.shared(),
                            part.toTrain().size(),
                            time(part.toTrain(), pace, threads)));
    String head =
        String.format(
            Locale.ROOT, ROW, "section", "trials", "stored", "shared", "to train", "time");
    String all =
        String.format(
            Locale.ROOT,
            ROW,
            "all " + sections.size() + " sections",
            sections.stream().mapToInt(Part::trials).sum(),
            sections.stream().mapToInt(part -> part.stored().size()).sum(),
            sections.stream().mapToInt(Part::shared).sum(),
            toTrain().size(),
            time(toTrain(), pace, threads));
    List<String> lines =
        new ArrayList<>(
            Stream.concat(Stream.of(head), Stream.concat(rows, Stream.of(all))).toList());
    if (toTrain().stream().anyMatch(trial -> pace.seconds(trial).isEmpty())) {
      lines.add("  A time is unknown until the first trial of its kind is done.");
    }
    return lines.stream().map(String::stripTrailing).toList();
  }

  /** Says how much a store holds, and why not all of the plan is taken from it. */
  List<String> stored(TrialStore store, boolean cold) {
    List<String> lines = new ArrayList<>();
    lines.add("the store " + store.describe());
    lines.addAll(
        cold
            ? List.of("  Everything is trained anew, as -Dassay.cold asks.")
            : reasons(store.nearest()));
    return lines;
  }

  /** Says, with the remedy, that memory holds fewer trials side by side than were asked for. */
  Optional<String> memory(int threads) {
    List<Trial> open = toTrain();
    // Who trains nothing loads no kernels to ask.
    return open.isEmpty() ? Optional.empty() : MemoryLimits.ofProcess().warning(open, threads);
  }

  /**
   * Says for each section that trains what its trials differ in from the nearest stored ones, a
   * line each; nothing where nothing is stored.
   *
   * <p>A few of its trials are asked: whoever changes a setting changes it for all seeds.
   */
  List<String> reasons(NearestTrials stored) {
    List<String> lines = new ArrayList<>();
    for (Part part : sections) {
      List<Trial> trials = part.toTrain();
      String reasons =
          IntStream.range(0, Math.min(SAMPLES, trials.size()))
              .mapToObj(i -> trials.get(i * trials.size() / Math.min(SAMPLES, trials.size())))
              .map(stored::difference)
              .flatMap(Optional::stream)
              .distinct()
              .collect(Collectors.joining("; "));
      if (!reasons.isEmpty()) {
        lines.add(
            String.format(Locale.ROOT, "  %s is trained because: %s", part.section(), reasons));
      }
    }
    return lines;
  }

  private static String cut(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
  }

  private static String time(List<Trial> trials, Pace pace, int threads) {
    if (trials.isEmpty()) {
      return "nothing to train";
    }
    List<OptionalDouble> times = trials.stream().map(pace::seconds).toList();
    double[] seconds = times.stream().flatMapToDouble(OptionalDouble::stream).toArray();
    // No number of threads makes the longest trial shorter.
    double known =
        Math.max(
            DoubleStream.of(seconds).sum() / threads, DoubleStream.of(seconds).max().orElse(0));
    if (times.stream().allMatch(OptionalDouble::isEmpty)) {
      return UNKNOWN;
    }
    boolean all = times.stream().allMatch(OptionalDouble::isPresent);
    return (all ? "about " : "more than ") + round(known);
  }

  private static String round(double seconds) {
    return seconds < 90
        ? String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds))
        : seconds < 5400
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }
}
