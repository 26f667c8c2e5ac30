package dev.assay.experiment;

import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageIdentity;
import dev.assay.experiment.Metric.ProbeChoice;
import dev.assay.experiment.Metric.Task;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * What an experiment trains, said once: data, arms, settings, seeds and alternative settings.
 *
 * <p>Its metrics give the criteria of claims; trials, evidence, settings table and default figures
 * follow from them. Immutable; each method returns a comparison with one thing more. What makes no
 * sense is refused where it is declared, before anything is planned.
 */
public final class Comparison {
  private static final int SMOKE_STEPS = 100;
  private static final int SMOKE_EXAMPLES = 100;
  private static final int SMOKE_SEEDS = 2;

  private final Task task;
  // Only a name's meaning: what is measured follows from the claims' criteria alone.
  private final Map<String, Metric> known;
  private final Function<Plan, TrialData> data;
  private Optional<Architecture> network = Optional.empty();
  private UnaryOperator<Mlp> eachMlp = UnaryOperator.identity();
  private Optional<Optimizer> optimizer = Optional.empty();
  private Optional<Integer> batch = Optional.empty();
  private Optional<Function<Scale, Budget>> budget = Optional.empty();
  private Optional<ByScale<Integer>> seeds = Optional.empty();
  private List<ProbeChoice> probes = List.of();
  private Map<String, UnaryOperator<Comparison>> arms = Map.of();
  private Map<String, UnaryOperator<Comparison>> alternatives = Map.of();
  private Map<String, List<Metric>> readings = Map.of();
  private Map<String, Long> stated = Map.of();
  private ByScale<Long> firstSeed = ByScale.quick(1L);
  private int seedsOfAlternatives = 3;
  private String factor = "";
  private Set<Quantity> moves = Set.of();
  private Optional<ToDoubleFunction<Trial>> place = Optional.empty();
  private Set<String> entered = Set.of();

  private Comparison(Task task, Function<Plan, TrialData> data) {
    this.task = task;
    this.data = data;
    known = new ConcurrentHashMap<>();
  }

  private Comparison(Comparison other) {
    task = other.task;
    known = other.known;
    data = other.data;
    network = other.network;
    eachMlp = other.eachMlp;
    optimizer = other.optimizer;
    batch = other.batch;
    budget = other.budget;
    seeds = other.seeds;
    probes = other.probes;
    arms = other.arms;
    alternatives = other.alternatives;
    readings = other.readings;
    stated = other.stated;
    firstSeed = other.firstSeed;
    seedsOfAlternatives = other.seedsOfAlternatives;
    factor = other.factor;
    moves = other.moves;
    place = other.place;
    entered = other.entered;
  }

  /** Returns a comparison of networks that are fitted to these points of a function. */
  public static Comparison on(FunctionSamples points) {
    return new Comparison(Task.REGRESSION, plan -> new TrialData.Function(points));
  }

  /** Returns a comparison of networks that classify so many images of the run's data set. */
  public static Comparison onImages(ByScale<Integer> train, ByScale<Integer> test) {
    return new Comparison(
        Task.CLASSIFICATION,
        plan ->
            plan.images(
                train.at(plan.scale(), SMOKE_EXAMPLES), test.at(plan.scale(), SMOKE_EXAMPLES)));
  }

  private Comparison with(Consumer<Comparison> change) {
    Comparison copy = new Comparison(this);
    change.accept(copy);
    return copy;
  }

  /** Names what the report means to vary, and the settings that vary with it by definition. */
  public Comparison varying(String newFactor, Quantity... with) {
    return with(
        copy -> {
          copy.factor = newFactor;
          copy.moves = Set.of(with);
        });
  }

  /**
   * Adds an arm with a network of its own.
   *
   * @throws IllegalArgumentException if there is an arm of that name, or such a network cannot
   *     learn the data
   */
  public Comparison arm(String name, Architecture ofArm) {
    requireFit(ofArm);
    return arm(name, settings -> settings.network(ofArm));
  }

  /** Adds an arm for each network, in their order. */
  public <N extends Architecture> Comparison arms(
      Collection<N> networks, Function<N, String> name) {
    Comparison more = this;
    for (N ofArm : networks) {
      more = more.arm(name.apply(ofArm), ofArm);
    }
    return more;
  }

  /**
   * Adds an arm that differs from the common settings by a change.
   *
   * @throws IllegalArgumentException if there is an arm of that name
   */
  public Comparison arm(String name, UnaryOperator<Comparison> change) {
    refuseSecond("arm", name, arms.keySet());
    return with(copy -> copy.arms = added(arms, name, change));
  }

  /**
   * Returns the same with another network in an arm, for an alternative setting.
   *
   * @throws IllegalArgumentException if there is no such arm, or such a network cannot learn the
   *     data
   */
  public Comparison replacing(String arm, Architecture other) {
    requireFit(other);
    requireArms(arm);
    return with(copy -> copy.arms = added(arms, arm, settings -> settings.network(other)));
  }

  /** States the number of parameters that the report gives an arm. */
  public Comparison stating(String arm, long parameters) {
    requireArms(arm);
    return with(copy -> copy.stated = added(stated, arm, parameters));
  }

  /** Sets the network of all arms that have none of their own. */
  public Comparison network(Architecture common) {
    requireFit(common);
    return with(copy -> copy.network = Optional.of(common));
  }

  /** Changes each multilayer perceptron, for an alternative setting. */
  public Comparison eachMlp(UnaryOperator<Mlp> change) {
    return with(copy -> copy.eachMlp = change);
  }

  /** Sets the update rule. */
  public Comparison optimizer(Optimizer rule) {
    return with(copy -> copy.optimizer = Optional.of(rule));
  }

  /** Sets the number of examples of a step. */
  public Comparison batch(int size) {
    return with(copy -> copy.batch = Optional.of(size));
  }

  /** Sets how long to train, in optimizer steps. */
  public Comparison steps(ByScale<Integer> count) {
    return budget(scale -> new Budget.Steps(count.at(scale, SMOKE_STEPS)));
  }

  /** Sets how long to train, in passes over the training set. */
  public Comparison epochs(ByScale<Integer> count) {
    return budget(scale -> new Budget.Epochs(count.at(scale, 1)));
  }

  private Comparison budget(Function<Scale, Budget> of) {
    return with(copy -> copy.budget = Optional.of(of));
  }

  /** Sets the number of seeds. */
  public Comparison seeds(ByScale<Integer> count) {
    return with(copy -> copy.seeds = Optional.of(count));
  }

  /**
   * Sets the first seed at each scale; those before it were looked at while budgets were set, and
   * what one scale showed is not tested once more at another.
   */
  public Comparison firstSeed(ByScale<Long> first) {
    return with(copy -> copy.firstSeed = first);
  }

  /** Sets how many of the seeds each alternative trains at most; 3 unless told. */
  public Comparison seedsOfAlternatives(int most) {
    return with(copy -> copy.seedsOfAlternatives = most);
  }

  /** Trains all seeds, not only the first few, in an alternative setting that says so. */
  public Comparison onAllSeeds() {
    return seedsOfAlternatives(Integer.MAX_VALUE);
  }

  /** Asks every trial for something that no metric asks for. */
  public Comparison probe(ProbeChoice probe) {
    return with(
        copy -> {
          List<ProbeChoice> more = new ArrayList<>(probes);
          more.add(probe);
          copy.probes = List.copyOf(more);
        });
  }

  /** Places each arm on an axis, for trends and saturations. */
  public Comparison placedBy(ToDoubleFunction<Trial> axis) {
    return with(copy -> copy.place = Optional.of(axis));
  }

  /**
   * Names metrics that {@link ReportSection#enter} enters. Their criteria are made without the
   * comparison, and their claims name the instruments.
   */
  public Comparison entered(String... names) {
    return with(copy -> copy.entered = Set.of(names));
  }

  /**
   * Adds another way to read what the report leaves open: judged beside the default, it moves no
   * grade.
   *
   * @throws IllegalArgumentException if there is an alternative setting of that name
   */
  public Comparison alternative(String name, UnaryOperator<Comparison> change) {
    refuseSecondAlternative(name);
    return with(copy -> copy.alternatives = added(alternatives, name, change));
  }

  /**
   * Adds another way to read numbers off the same runs: each metric takes the place of the one that
   * has its name, and the claims that read none of them are not judged under it.
   *
   * @throws IllegalArgumentException if there is an alternative setting of that name
   */
  public Comparison alternative(String name, List<Metric> instead) {
    refuseSecondAlternative(name);
    return with(copy -> copy.readings = added(readings, name, List.copyOf(instead)));
  }

  private void refuseSecondAlternative(String name) {
    refuseSecond("alternative setting", name, alternatives.keySet());
    refuseSecond("alternative setting", name, readings.keySet());
  }

  /**
   * Returns a metric of these arms, from which criteria are made.
   *
   * @throws IllegalArgumentException if these networks have no such metric, or another one has its
   *     name
   * @throws IllegalStateException if the comparison lacks something that every trial needs
   */
  public Measured measured(Metric metric) {
    requireComplete();
    metric.requireFor(task);
    Metric before = known.putIfAbsent(metric.name(), metric);
    if (before != null && before != metric) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "two metrics are called \"%s\": hold the metric in a static field, or name one of them otherwise",
              metric.name()));
    }
    return new Measured(this, metric);
  }

  /** Returns the training loss at the final weights. */
  public Measured finalLoss() {
    return measured(Metrics.finalLoss(task));
  }

  /** Returns the share of a function's variance that is explained. */
  public Measured rSquared() {
    return measured(Metrics.R_SQUARED);
  }

  /** Returns the test loss of classifiers at the final weights. */
  public Measured testLoss() {
    return measured(Metrics.TEST_LOSS);
  }

  /** Returns the share of right answers on the training set. */
  public Measured trainAccuracy() {
    return measured(Metrics.TRAIN_ACCURACY);
  }

  /** Returns the share of right answers on the test set. */
  public Measured testAccuracy() {
    return measured(Metrics.TEST_ACCURACY);
  }

  /** Returns the arms that are trained, in the order of their declaration. */
  public List<String> arms() {
    return List.copyOf(arms.keySet());
  }

  boolean usesImages() {
    return task == Task.CLASSIFICATION;
  }

  int seeds(Scale scale) {
    return seeds.orElseThrow().at(scale, SMOKE_SEEDS);
  }

  long firstSeed(Scale scale) {
    return firstSeed.at(scale, 1L);
  }

  int seedsOfAlternatives() {
    return seedsOfAlternatives;
  }

  Optional<ToDoubleFunction<Trial>> place() {
    return place;
  }

  /** Returns the comparison under each alternative, by the setting's name. */
  Map<String, Comparison> alternatives() {
    Map<String, Comparison> changed = new LinkedHashMap<>();
    alternatives.forEach((name, change) -> changed.put(name, change.apply(this)));
    return changed;
  }

  /** Returns what alternatives that train nothing read otherwise, by the setting's name. */
  Map<String, List<Metric>> readings() {
    return readings;
  }

  /** Returns settings of a report that compares these arms, without arms yet. */
  ReportSettings settings() {
    return ReportSettings.varying(factor, moves.toArray(Quantity[]::new));
  }

  /**
   * Returns the number of parameters that the report states of an arm.
   *
   * @throws NoSuchElementException if it states none
   */
  public long stated(String arm) {
    return statedOf(arm)
        .orElseThrow(() -> new NoSuchElementException("no .stating(\"" + arm + "\", …)"));
  }

  Optional<Long> statedOf(String arm) {
    return Optional.ofNullable(stated.get(arm));
  }

  boolean enters(String metric) {
    return entered.contains(metric);
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
    Comparison own =
        Optional.ofNullable(arms.get(arm)).orElseThrow(() -> noArm(arm, arms())).apply(this);
    if (!own.arms.equals(arms) || !own.alternatives.equals(alternatives)) {
      throw new IllegalArgumentException(
          "arm \""
              + arm
              + "\" adds arms or alternative settings: add them to the comparison itself");
    }
    Architecture net = own.network.orElseThrow(() -> lacking("a network", ".network(…)"));
    Trial bare =
        new Trial(
            own.data.apply(plan),
            net instanceof Mlp mlp ? own.eachMlp.apply(mlp) : net,
            own.optimizer.orElseThrow(() -> lacking("an optimizer", ".optimizer(…)")),
            own.batch.orElseThrow(() -> lacking("a batch size", ".batch(…)")),
            own.budget.orElseThrow(() -> lacking("a budget", ".steps(…)")).apply(plan.scale()),
            seed);
    List<Probe> all = new ArrayList<>();
    List<ProbeChoice> choices = new ArrayList<>(own.probes);
    metrics.forEach(metric -> choices.addAll(metric.probes()));
    for (ProbeChoice choice : choices) {
      Probe probe = choice.of(plan, bare);
      if (!all.contains(probe)) {
        all.add(probe);
      }
    }
    return new Trial(
        bare.data(),
        bare.architecture(),
        bare.optimizer(),
        bare.batchSize(),
        bare.budget(),
        seed,
        all.toArray(Probe[]::new));
  }

  /** Checks the arms of a criterion, so that a misspelt one is refused where it is written. */
  void requireArms(Metric metric, Collection<String> names) {
    for (String name : names) {
      List<String> there = metric.ownArms().isEmpty() ? arms() : metric.ownArms();
      if (!there.contains(name)) {
        throw noArm(name, there);
      }
    }
  }

  private void requireArms(String... names) {
    for (String name : names) {
      if (!arms.containsKey(name)) {
        throw noArm(name, arms());
      }
    }
  }

  private static IllegalArgumentException noArm(String name, List<String> some) {
    return new IllegalArgumentException(
        String.format(Locale.ENGLISH, "no arm \"%s\": give one of %s", name, some));
  }

  private void requireFit(Architecture net) {
    if (net instanceof Mlp != (task == Task.REGRESSION)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s cannot learn %s: a multilayer perceptron is trained under squared error on a function, a convolutional network under cross entropy on images",
              net.describe(),
              task.text()));
    }
  }

  private void requireComplete() {
    if (arms.isEmpty()) {
      throw lacking("an arm", ".arm(name, network)");
    }
    if (seeds.isEmpty()) {
      throw lacking("seeds", ".seeds(quick(10).full(20))");
    }
    long first = firstSeed(Scale.FULL);
    Plan report = new Plan(Scale.FULL, List.of(first), () -> new ImageIdentity.Known("", ""));
    arms.keySet().forEach(arm -> trial(report, arm, first, List.of()));
  }

  private static IllegalStateException lacking(String what, String remedy) {
    return new IllegalStateException(
        String.format(Locale.ENGLISH, "a comparison lacks %s: add %s", what, remedy));
  }

  private static void refuseSecond(String what, String name, Set<String> names) {
    if (names.contains(name)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "two of \"%s\": give each %s a name of its own", name, what));
    }
  }

  private static <T> Map<String, T> added(Map<String, T> map, String name, T value) {
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
