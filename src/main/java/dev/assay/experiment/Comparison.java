package dev.assay.experiment;

import dev.assay.claim.AlternativeSetting;
import dev.assay.claim.Claim;
import dev.assay.claim.criterion.Criterion;
import dev.assay.claim.settings.Quantity;
import dev.assay.data.FunctionPoints;
import dev.assay.data.FunctionSamples;
import dev.assay.data.OwnTable;
import dev.assay.data.source.ImageSource;
import dev.assay.experiment.Metric.ProbeChoice;
import dev.assay.experiment.Metric.Task;
import dev.assay.model.Loss;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.Trainable;
import dev.assay.model.network.Layers;
import dev.assay.statistics.MetricRange;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an experiment trains, said once: data, arms, settings, seeds and alternative settings.
 *
 * <p>Its metrics give the criteria of claims; trials, evidence, settings table and default figures
 * follow from them. Immutable; each method returns a comparison with one thing more. What makes no
 * sense is refused where it is declared, before anything is planned.
 */
public final class Comparison extends MeasuredArms implements ReportSection.Basis {
  private static final int SMOKE_STEPS = 100;

  /** As many seeds as the default has. */
  public static final ByScale<Integer> EVERY_SEED = ByScale.always(Integer.MAX_VALUE);

  Comparison(Declared declared) {
    super(declared);
  }

  /** Returns a comparison of networks that are fitted to these points of a function. */
  public static Comparison on(FunctionSamples points) {
    return new Comparison(Declared.of(points));
  }

  /** Returns a comparison of networks that are fitted to points of a named function. */
  public static Comparison on(FunctionPoints points) {
    return new Comparison(Declared.of(points));
  }

  /**
   * Returns a comparison of networks that learn so many rows of a table of the report's own.
   *
   * @param heldOut the rows that networks are tested on
   */
  public static Comparison on(OwnTable table, ByScale<Integer> train, ByScale<Integer> heldOut) {
    return new Comparison(Declared.of(table, train, heldOut));
  }

  /**
   * Returns a comparison of networks that classify so many images of a data set that the report
   * names, whatever the run's.
   */
  public static Comparison on(ImageSource source, ByScale<Integer> train, ByScale<Integer> test) {
    return new Comparison(Declared.of(source, train, test));
  }

  /** Returns a comparison of networks that classify so many images of the run's data set. */
  public static Comparison onImages(ByScale<Integer> train, ByScale<Integer> test) {
    return new Comparison(Declared.ofImages(train, test));
  }

  @Override
  public Experiment section(ReportSection.Name name, List<Claim> claims, ReportSection more) {
    return new ComparedSection(name, this, claims, more);
  }

  Declared declared() {
    return declared;
  }

  private Comparison with(Consumer<Declared> change) {
    return new Comparison(declared.with(change));
  }

  private Comparison drafting(Consumer<TrialDraft> change) {
    return with(copy -> copy.draft = declared.draft.with(change));
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
   * @throws IllegalArgumentException if the name is taken, or the network cannot learn the data
   */
  public Comparison arm(String name, Trainable ofArm) {
    declared.requireFit(ofArm);
    return arm(name, settings -> settings.network(ofArm));
  }

  /** Adds an arm for each network, in their order. */
  public <N extends Trainable> Comparison arms(Collection<N> networks, Function<N, String> name) {
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
    return arm(name, new Declared.Changed(change, Optional.empty()));
  }

  /**
   * Adds an arm that trains at most so many of the seeds, such as one that only a figure shows.
   *
   * @throws IllegalArgumentException if there is an arm of that name, or it has no seed at a scale
   */
  public Comparison arm(String name, ByScale<Integer> most, UnaryOperator<Comparison> change) {
    if (Math.min(most.quick(), most.full()) < 1 || most.smoke().orElse(1) < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH, "arm \"%s\" trains no seed at some scale: give at least 1", name));
    }
    return arm(name, new Declared.Changed(change, Optional.of(most)));
  }

  private Comparison arm(String name, Declared.Changed arm) {
    Names.refuseSecond("arm", name, declared.arms.keySet());
    return with(copy -> copy.arms = Names.added(declared.arms, name, arm));
  }

  /**
   * Returns the same with another network in an arm, for an alternative setting.
   *
   * @throws IllegalArgumentException if there is no such arm, or it cannot learn the data
   */
  public Comparison replacing(String arm, Trainable other) {
    declared.requireFit(other);
    return changing(arm, settings -> settings.network(other));
  }

  /**
   * Returns the same with a further change of an arm, for an alternative setting.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public Comparison changing(String arm, UnaryOperator<Comparison> change) {
    Names.requireArms(declared.arms(), List.of(arm));
    Declared.Changed own = Objects.requireNonNull(declared.arms.get(arm));
    Declared.Changed further =
        new Declared.Changed(settings -> change.apply(own.change().apply(settings)), own.most());
    return with(copy -> copy.arms = Names.added(declared.arms, arm, further));
  }

  /**
   * Returns the same without some arms, for an alternative setting that does not need them.
   *
   * @throws IllegalArgumentException if there is no such arm
   */
  public Comparison without(Collection<String> names) {
    Names.requireArms(declared.arms(), names);
    return with(copy -> copy.arms = Names.without(declared.arms, names));
  }

  /** States the number of parameters that the report gives an arm. */
  public Comparison stating(String arm, long parameters) {
    Names.requireArms(declared.arms(), List.of(arm));
    return with(copy -> copy.stated = Names.added(declared.stated, arm, parameters));
  }

  /** Sets the network of all arms that have none of their own. */
  public Comparison network(Trainable common) {
    declared.requireFit(common);
    return drafting(of -> of.network = Optional.of(common));
  }

  /** Says what training makes small, which networks as {@link Layers} must be told. */
  public Comparison loss(Loss small) {
    return drafting(of -> of.loss = Optional.of(small));
  }

  /** Changes each multilayer perceptron, for an alternative setting. */
  public Comparison eachMlp(UnaryOperator<Mlp> change) {
    return drafting(of -> of.eachMlp = change);
  }

  /** Sets the update rule. */
  public Comparison optimizer(Optimizer rule) {
    return drafting(of -> of.optimizer = Optional.of(rule));
  }

  /** Sets the number of examples of a step. */
  public Comparison batch(int size) {
    return drafting(of -> of.batch = Optional.of(size));
  }

  /** Sets how long to train, in optimizer steps. */
  public Comparison steps(ByScale<Integer> count) {
    return budget(scale -> new Budget.Steps(count.at(scale, SMOKE_STEPS)));
  }

  /** Sets how long to train, in passes over the training set. */
  public Comparison epochs(ByScale<Integer> count) {
    return budget(scale -> new Budget.Epochs(count.at(scale, 1)));
  }

  private Comparison budget(Function<Scale, Budget> at) {
    return drafting(of -> of.budget = Optional.of(at));
  }

  /**
   * Shuffles a share of the training labels, 0 to 1; test labels never are.
   *
   * @throws IllegalArgumentException if the networks learn no labels
   */
  public Comparison shuffledLabels(double share) {
    if (declared.task != Task.CLASSIFICATION) {
      throw new IllegalArgumentException(
          "the values of a function are no labels: shuffle those of a comparison .onImages(…)");
    }
    return drafting(of -> of.shuffledShare = share);
  }

  /**
   * Crops and mirrors the training images anew in each epoch, from the trial's own random stream:
   * crops of an image's size are moved by up to so many pixels over a black margin, and left and
   * right are exchanged in half of all cases. What is measured on the training set is measured on
   * the images as they are.
   *
   * @throws IllegalArgumentException if the examples are no images
   */
  public Comparison augmented(int margin, boolean flip) {
    if (declared.task != Task.CLASSIFICATION) {
      throw new IllegalArgumentException(
          "the values of a function are no images: augment those of a comparison .onImages(…)");
    }
    return drafting(
        of -> {
          of.margin = margin;
          of.flip = flip;
        });
  }

  /** Draws the initial weights from another seed than the trial's, so that arms start apart. */
  public Comparison initialSeed(LongUnaryOperator ofSeed) {
    return drafting(of -> of.initSeed = ofSeed);
  }

  /** Sets the number of seeds. */
  public Comparison seeds(ByScale<Integer> count) {
    return with(copy -> copy.seeds = Optional.of(count));
  }

  /** Sets the first seed at each scale; those before it were looked at while budgets were set. */
  public Comparison firstSeed(ByScale<Long> first) {
    return with(copy -> copy.firstSeed = first);
  }

  /** Sets how many seeds an alternative without a number of its own trains at most; 3 if unsaid. */
  public Comparison seedsOfAlternatives(int most) {
    return with(copy -> copy.seedsOfAlternatives = most);
  }

  /** Asks every trial for something that no metric asks for. */
  public Comparison probe(ProbeChoice probe) {
    return probing((plan, bare, ofArm) -> probe.of(plan, bare));
  }

  /** Asks every trial for something that is measured against another arm's trial of its seed. */
  public Comparison probeAgainst(String other, BiFunction<Plan, Trial, Probe> probe) {
    return probing((plan, bare, ofArm) -> probe.apply(plan, ofArm.apply(other)));
  }

  private Comparison probing(TrialDraft.ProbeOfArms probe) {
    return drafting(of -> of.probes = Stream.concat(of.probes.stream(), Stream.of(probe)).toList());
  }

  /** Places each arm on an axis, for trends and saturations. */
  public Comparison placedBy(ToDoubleFunction<Trial> axis) {
    return with(copy -> copy.place = Optional.of(axis));
  }

  /** Names more metrics that {@link ReportSection#enter} enters, and what they can be. */
  public Comparison entered(MetricRange range, String... names) {
    return with(copy -> copy.enter(range, names));
  }

  /**
   * Adds another way to read what the report leaves open: judged beside the default, it moves no
   * grade. One that trains nothing of its own has every seed.
   *
   * @throws IllegalArgumentException if there is an alternative setting of that name
   */
  public Comparison alternative(String name, UnaryOperator<Comparison> change) {
    return alternative(name, new Declared.Changed(change, Optional.empty()));
  }

  /**
   * Adds an alternative setting with a number of seeds of its own: at most so many of the default's
   * at each scale. With 0 it is not run at that scale, which its claims then say.
   *
   * @throws IllegalArgumentException if there is an alternative setting of that name, or it has no
   *     seed at any scale
   */
  public Comparison alternative(
      String name, ByScale<Integer> most, UnaryOperator<Comparison> change) {
    if (Math.min(most.quick(), most.full()) < 0 || Math.max(most.quick(), most.full()) < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "alternative setting \"%s\" has %d seeds at quick and %d at full: give it at least 1 at one of them",
              name,
              most.quick(),
              most.full()));
    }
    return alternative(name, new Declared.Changed(change, Optional.of(most)));
  }

  /**
   * Adds the settings of an earlier solution of the same exercise as an alternative setting. It is
   * trained only where {@code -Dassay.settings=others} asks for it; else its claims say so.
   *
   * @param solution who used them, such as a repository
   * @param settings what differs from the default
   * @throws IllegalArgumentException if there is such a setting already
   */
  public Comparison asIn(String solution, String settings, UnaryOperator<Comparison> change) {
    return alternative(AlternativeSetting.asIn(solution, settings), change);
  }

  /** Returns the same on other points of the function, for an alternative setting. */
  public Comparison points(FunctionSamples others) {
    return drafting(of -> of.data = Optional.of(new TrialData.Function(others)));
  }

  private Comparison alternative(String name, Declared.Changed setting) {
    Names.refuseSecond("alternative setting", name, declared.alternatives.keySet());
    return with(copy -> copy.alternatives = Names.added(declared.alternatives, name, setting));
  }

  /**
   * Reads numbers another way, for an alternative setting of what is measured: each metric takes
   * the place of the one that has its name. Where nothing else differs, no trial is added, and only
   * claims that read one of these metrics are judged.
   */
  public Comparison reading(Metric... others) {
    return with(
        copy -> {
          for (Metric other : others) {
            copy.readings = Names.added(copy.readings, other.name(), other);
          }
        });
  }

  /**
   * Adds what must work under each setting before a claim is graded under it.
   *
   * @param name what holds, for example {@code true labels are learned}
   * @param failure the same if it does not hold
   * @param shownBy makes the criterion of a metric and arm that no claim reads
   * @throws IllegalArgumentException if there is a control of that name
   */
  public Comparison control(String name, String failure, Function<Comparison, Criterion> shownBy) {
    Names.refuseSecond(
        "control", name, declared.controls.stream().map(Declared.Control::name).toList());
    Declared.Control added = new Declared.Control(name, failure, shownBy);
    return with(
        copy ->
            copy.controls = Stream.concat(declared.controls.stream(), Stream.of(added)).toList());
  }
}
