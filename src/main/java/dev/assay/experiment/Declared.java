package dev.assay.experiment;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.PositiveControl;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionPoints;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.data.OwnTable;
import dev.assay.data.source.ImageSource;
import dev.assay.experiment.Metric.Task;
import dev.assay.model.Architecture;
import dev.assay.model.Trainable;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Trial;
import dev.assay.training.setting.TrialData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All that has been said of a comparison, and what follows from it. Immutable. */
final class Declared {
  private static final int SMOKE_EXAMPLES = 100;
  private static final int SMOKE_ROWS = 10;

  private static final int SMOKE_SEEDS = 2;

  /** An arm or alternative setting: how it differs, and how many seeds it trains at most. */
  record Changed(UnaryOperator<Comparison> change, Optional<ByScale<Integer>> most) {}

  record Control(String name, String failure, Function<Comparison, Criterion> shownBy) {}

  final Task task;
  // Only a name's meaning: what is measured follows from the claims' criteria alone.
  final Map<String, Metric> known;
  final Function<Plan, TrialData> data;
  // The name of images or a table of its own; the run's images, or a function, have none.
  final Optional<String> ownData;
  // From here on assigned by with(…) alone, before the declaration is handed out.
  TrialDraft draft = new TrialDraft();
  Optional<ByScale<Integer>> seeds = Optional.empty();
  Map<String, Changed> arms = Map.of();
  Map<String, Changed> alternatives = Map.of();
  Map<String, Metric> readings = Map.of();
  List<Control> controls = List.of();
  Map<String, Long> stated = Map.of();
  ByScale<Long> firstSeed = ByScale.quick(1L);
  int seedsOfAlternatives = 3;
  String factor = "";
  Set<Quantity> moves = Set.of();
  Optional<ToDoubleFunction<Trial>> place = Optional.empty();
  Map<String, MetricRange> entered = Map.of();

  Declared(Task task, Optional<String> ownData, Function<Plan, TrialData> data) {
    this.task = task;
    this.ownData = ownData;
    this.data = data;
    known = new ConcurrentHashMap<>();
  }

  static Declared of(FunctionSamples points) {
    return new Declared(Task.REGRESSION, Optional.empty(), plan -> new TrialData.Function(points));
  }

  static Declared of(FunctionPoints points) {
    return new Declared(Task.REGRESSION, Optional.empty(), plan -> new TrialData.Points(points));
  }

  static Declared of(OwnTable table, ByScale<Integer> train, ByScale<Integer> heldOut) {
    return new Declared(
        table.classes() > 0 ? Task.CLASSIFICATION : Task.REGRESSION,
        Optional.of(table.name()),
        plan ->
            new TrialData.Table(
                table.name(),
                table.digest(),
                train.at(plan.scale(), SMOKE_ROWS),
                heldOut.at(plan.scale(), SMOKE_ROWS)));
  }

  static Declared of(ImageSource source, ByScale<Integer> train, ByScale<Integer> test) {
    return new Declared(
        Task.CLASSIFICATION,
        Optional.of(source.identity().name()),
        plan ->
            plan.images(
                source,
                train.at(plan.scale(), SMOKE_EXAMPLES),
                test.at(plan.scale(), SMOKE_EXAMPLES)));
  }

  static Declared ofImages(ByScale<Integer> train, ByScale<Integer> test) {
    return new Declared(
        Task.CLASSIFICATION,
        Optional.empty(),
        plan ->
            plan.images(
                train.at(plan.scale(), SMOKE_EXAMPLES), test.at(plan.scale(), SMOKE_EXAMPLES)));
  }

  private Declared(Declared other) {
    task = other.task;
    known = other.known;
    data = other.data;
    ownData = other.ownData;
    draft = other.draft;
    seeds = other.seeds;
    arms = other.arms;
    alternatives = other.alternatives;
    readings = other.readings;
    controls = other.controls;
    stated = other.stated;
    firstSeed = other.firstSeed;
    seedsOfAlternatives = other.seedsOfAlternatives;
    factor = other.factor;
    moves = other.moves;
    place = other.place;
    entered = other.entered;
  }

  /** Returns the same with a change. */
  Declared with(Consumer<Declared> change) {
    Declared copy = new Declared(this);
    change.accept(copy);
    return copy;
  }

  List<String> arms() {
    return List.copyOf(arms.keySet());
  }

  boolean usesImages() {
    return task == Task.CLASSIFICATION && ownData.isEmpty();
  }

  int seeds(Scale scale) {
    return seeds.orElseThrow().at(scale, SMOKE_SEEDS);
  }

  long firstSeed(Scale scale) {
    return firstSeed.at(scale, 1L);
  }

  /** Returns the seeds of an arm, of those that its setting has. */
  List<Long> seedsOf(String arm, Scale scale, List<Long> ofSetting) {
    return few(
        Objects.requireNonNull(arms.get(arm)).most().map(most -> most.at(scale, SMOKE_SEEDS)),
        ofSetting);
  }

  /**
   * Returns the seeds of an alternative setting, of those of a plan.
   *
   * @param trains whether it trains anything of its own; what does not costs nothing
   */
  List<Long> seedsOfAlternative(String name, Plan plan, boolean trains) {
    if (AlternativeSetting.isAsIn(name) && !plan.others()) {
      return List.of();
    }
    Optional<Integer> own =
        Objects.requireNonNull(alternatives.get(name))
            .most()
            .map(most -> most.at(plan.scale(), SMOKE_SEEDS));
    Optional<Integer> common = trains ? Optional.of(seedsOfAlternatives) : Optional.empty();
    return few(own.or(() -> common), plan.seeds());
  }

  private static List<Long> few(Optional<Integer> most, List<Long> seeds) {
    return most.map(count -> seeds.subList(0, Math.min(count, seeds.size()))).orElse(seeds);
  }

  /** Returns a metric as it is read here. */
  Metric read(Metric metric) {
    return readings.getOrDefault(metric.name(), metric);
  }

  List<PositiveControl> controls() {
    return controls.stream()
        .map(
            one ->
                new PositiveControl(
                    one.name(), one.failure(), one.shownBy().apply(new Comparison(this))))
        .toList();
  }

  /** Returns the comparison under each alternative, by the setting's name. */
  Map<String, Declared> alternatives() {
    Map<String, Declared> changed = new LinkedHashMap<>();
    alternatives.forEach(
        (name, other) -> changed.put(name, other.change().apply(new Comparison(this)).declared()));
    return changed;
  }

  /** Returns settings of a report that compares these arms, without arms yet. */
  ReportSettings settings() {
    return ReportSettings.varying(factor, moves.toArray(Quantity[]::new));
  }

  Optional<Long> statedOf(String arm) {
    return Optional.ofNullable(stated.get(arm));
  }

  /** Tells whether the section itself enters a metric. */
  boolean enters(String metric) {
    return entered.containsKey(metric);
  }

  void enter(MetricRange range, String... names) {
    Map<String, MetricRange> more = new LinkedHashMap<>(entered);
    List.of(names).forEach(name -> more.put(name, range));
    entered = more;
  }

  /** Returns the metric of a name that a criterion reads, or throws naming the remedy. */
  Metric metric(String name) {
    Metric metric = known.get(name);
    if (metric == null) {
      throw new NoSuchElementException(
          String.format(
              Locale.ENGLISH,
              "a criterion reads \"%s\", which no metric of this comparison is called: make the criterion from comparison.measured(metric)",
              name));
    }
    return metric;
  }

  /** Returns the trial of an arm and a seed with the probes of some metrics. */
  Trial trial(Plan plan, String arm, long seed, Collection<Metric> metrics) {
    return trial(plan, arm, seed, metrics, List.of());
  }

  private Trial trial(
      Plan plan, String arm, long seed, Collection<Metric> metrics, List<String> asking) {
    Names.requireArms(arms(), List.of(arm));
    if (asking.contains(arm)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "arms %s are measured against each other: let one of them do without .probeAgainst",
              asking));
    }
    Declared own =
        Objects.requireNonNull(arms.get(arm)).change().apply(new Comparison(this)).declared();
    if (!own.arms.equals(arms) || !own.alternatives.equals(alternatives)) {
      throw new IllegalArgumentException(
          "arm \""
              + arm
              + "\" adds arms or alternative settings: add them to the comparison itself");
    }
    List<String> chain = Stream.concat(asking.stream(), Stream.of(arm)).toList();
    return own.draft.trial(
        plan,
        own.data.apply(plan),
        seed,
        metrics.stream().map(this::read).toList(),
        other -> trial(plan, other, seed, metrics, chain));
  }

  /** Returns the arms under which a metric is entered. */
  Set<String> armsOf(Metric metric) {
    return metric.ownArms().isEmpty() ? arms.keySet() : metric.ownArms().keySet();
  }

  /** Checks the loss of a network that has one already; layers are told later. */
  void requireFit(Trainable net) {
    if (net instanceof Architecture whole
        && whole.loss().hasAccuracy() != (task == Task.CLASSIFICATION)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s cannot learn %s: it is trained under %s, for %s; take %s",
              net.describe(),
              task.text(),
              whole.loss().text(),
              whole.loss().target(),
              task == Task.CLASSIFICATION
                  ? "a ConvNet, or Layers.ofImages(28, 28).….softmax(10) under Loss.CROSS_ENTROPY"
                  : "an Mlp, or Layers.ofInputs(1).….linear(1) under Loss.SQUARED_ERROR"));
    }
  }

  void requireComplete() {
    if (arms.isEmpty()) {
      throw TrialDraft.lacking("an arm", ".arm(name, network)");
    }
    if (seeds.isEmpty()) {
      throw TrialDraft.lacking("seeds", ".seeds(quick(10).full(20))");
    }
    long first = firstSeed(Scale.FULL);
    Plan report = new Plan(Scale.FULL, List.of(first), () -> new ImageIdentity.Known("", ""));
    arms.keySet().forEach(arm -> trial(report, arm, first, List.of()));
  }
}
