package dev.assay.run;

import dev.assay.data.KnownImages;
import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.junit.ClaimClasses;
import dev.assay.junit.ClaimFile;
import dev.assay.run.budget.SideBySide;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.store.TrialStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Prints how many hours a report's settings at full take on 1 to 256 executors, from the seconds
 * that a store's trials took; those of trials that it lacks follow from trials of their kind, as
 * the time left does.
 */
public final class ExecutorsMain {
  private static final int MOST = 256;

  private ExecutorsMain() {}

  /**
   * Prints a table.
   *
   * @param arguments the store, and the package of the report's claims, such as {@code
   *     dev.assay.hw1}
   */
  public static void main(String... arguments) {
    TrialStore store = new TrialStore(Path.of(arguments[0]), System.err::println);
    Map<String, List<Trial>> sections = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Class<?> type : ClaimClasses.in(arguments[1])) {
      Experiment experiment = ClaimFile.experiment(type);
      order.add(experiment.section());
      sections.put(
          experiment.section(),
          List.copyOf(Trial.withRequired(experiment.trials(plan(experiment)))));
    }
    order.sort(null);
    Pace pace = new Pace();
    Map<Trial, Double> recorded = new HashMap<>();
    sections.values().stream()
        .flatMap(List::stream)
        .distinct()
        .flatMap(trial -> store.load(trial).stream())
        .forEach(
            (TrialResult result) -> {
              pace.remember(result);
              recorded.put(result.trial(), result.provenance().seconds());
            });
    ToDoubleFunction<Trial> seconds =
        trial ->
            recorded.containsKey(trial) ? recorded.get(trial) : pace.guess(trial).orElseThrow();
    System.out.println("| section | trials | of them recorded |" + cells(slots -> "" + slots));
    System.out.println("|---|---:|---:|" + cells(slots -> "---:"));
    List<List<Trial>> each = new ArrayList<>();
    Set<Trial> before = new LinkedHashSet<>();
    for (String section : order) {
      // What sections share is trained once.
      List<Trial> mine =
          sections.get(section).stream().filter(trial -> !before.contains(trial)).toList();
      before.addAll(mine);
      each.add(mine);
      print(section, mine, recorded, SideBySide.of(List.of(mine), seconds));
    }
    print(
        "all, section after section", List.copyOf(before), recorded, SideBySide.of(each, seconds));
    print("all at once", List.copyOf(before), recorded, SideBySide.of(List.of(before), seconds));
    System.exit(0);
  }

  private static Plan plan(Experiment experiment) {
    long first = experiment.firstSeed(Scale.FULL);
    return new Plan(
        Scale.FULL,
        LongStream.range(first, first + experiment.seeds(Scale.FULL)).boxed().toList(),
        () -> KnownImages.MNIST);
  }

  private static void print(
      String name, List<Trial> trials, Map<Trial, Double> recorded, SideBySide times) {
    System.out.printf(
        Locale.ENGLISH,
        "| %s | %,d | %,d |%s%n",
        name,
        trials.size(),
        trials.stream().filter(recorded::containsKey).count(),
        cells(slots -> String.format(Locale.ENGLISH, "%.2f", times.wall(slots) / 3600)));
  }

  private static String cells(IntFunction<String> cell) {
    return IntStream.iterate(1, slots -> slots <= MOST, slots -> 2 * slots)
        .mapToObj(slots -> " " + cell.apply(slots) + " |")
        .collect(Collectors.joining());
  }
}
