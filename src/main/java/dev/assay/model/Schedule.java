package dev.assay.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/** How the learning rate changes while a trial trains, as a share of the optimizer's own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = Schedule.Exponential.class, name = "exponential"),
  @JsonSubTypes.Type(value = Schedule.InverseTime.class, name = "inverse-time"),
  @JsonSubTypes.Type(value = Schedule.Step.class, name = "step"),
  @JsonSubTypes.Type(value = Schedule.WarmUp.class, name = "warm-up")
})
public sealed interface Schedule {
  /** The same rate all the time. */
  Schedule CONSTANT = new Constant();

  /** What a schedule counts. */
  enum Unit {
    /** Optimizer steps. */
    STEPS,
    /** Whole passes over the training set. */
    EPOCHS;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How long a trial trains.
   *
   * @param stepsPerEpoch steps of one pass over the training set
   * @param steps steps in all
   */
  record Horizon(int stepsPerEpoch, int steps) {
    double passed(int step, Unit unit) {
      return unit == Unit.STEPS ? step : step / stepsPerEpoch;
    }
  }

  /**
   * Returns the share of the learning rate at a step.
   *
   * @param step how many steps were taken before it
   */
  double share(int step, Horizon horizon);

  /** Returns the schedule in words; empty for none. */
  String describe();

  /** Multiplies the rate by a factor every so many epochs, as PyTorch's {@code StepLR} does. */
  static Schedule stepEveryEpochs(int every, double factor) {
    return new Step(every, Unit.EPOCHS, factor);
  }

  /** Multiplies the rate by a factor every so many optimizer steps. */
  static Schedule stepEverySteps(int every, double factor) {
    return new Step(every, Unit.STEPS, factor);
  }

  /** Multiplies the rate by a factor after each epoch, as PyTorch's {@code ExponentialLR} does. */
  static Schedule exponentialByEpoch(double factor) {
    return new Exponential(factor, Unit.EPOCHS);
  }

  /** Multiplies the rate by a factor after each optimizer step. */
  static Schedule exponentialByStep(double factor) {
    return new Exponential(factor, Unit.STEPS);
  }

  /** Lets the rate fall to 0 over the whole budget along half a cosine (arXiv:1608.03983). */
  static Schedule cosine() {
    return new Cosine(0);
  }

  /** Divides the rate by 1 + decay · steps, as {@code decay} of Keras's older optimizers does. */
  static Schedule inverseTime(double decay) {
    return new InverseTime(decay);
  }

  /** Lets the rate rise in a straight line over the first steps, before this schedule begins. */
  default Schedule afterWarmUp(int steps) {
    return new WarmUp(steps, this);
  }

  private static double positive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          what + " " + value + " is not usable: give a positive, finite number");
    }
    return value;
  }

  /** The same rate all the time. */
  record Constant() implements Schedule {
    @Override
    public double share(int step, Horizon horizon) {
      return 1;
    }

    @Override
    public String describe() {
      return "";
    }
  }

  /**
   * A factor every so often.
   *
   * @param every how often
   * @param unit what is counted
   * @param factor the factor
   */
  record Step(int every, Unit unit, double factor) implements Schedule {
    /** Validates the numbers. */
    public Step {
      positive("a step schedule every", every);
      positive("the schedule's factor", factor);
    }

    @Override
    public double share(int step, Horizon horizon) {
      return Math.pow(factor, Math.floor(horizon.passed(step, unit) / every));
    }

    @Override
    public String describe() {
      return "rate times " + factor + " every " + every + " " + unit.text();
    }
  }

  /**
   * A factor each time.
   *
   * @param factor the factor
   * @param unit after what
   */
  record Exponential(double factor, Unit unit) implements Schedule {
    /** Validates the factor. */
    public Exponential {
      positive("the schedule's factor", factor);
    }

    @Override
    public double share(int step, Horizon horizon) {
      return Math.pow(factor, horizon.passed(step, unit));
    }

    @Override
    public String describe() {
      return "rate times " + factor + " each of the " + unit.text();
    }
  }

  /**
   * Half a cosine over the whole budget.
   *
   * @param lowest the share of the rate at its end, 0 to 1
   */
  record Cosine(double lowest) implements Schedule {
    /** Validates the share. */
    public Cosine {
      if (!(lowest >= 0 && lowest <= 1)) {
        throw new IllegalArgumentException(
            "a cosine schedule down to " + lowest + " of the rate: give 0 to 1");
      }
    }

    @Override
    public double share(int step, Horizon horizon) {
      double place = Math.min(1, (double) step / horizon.steps());
      return lowest + (1 - lowest) * (1 + Math.cos(Math.PI * place)) / 2;
    }

    @Override
    public String describe() {
      return "cosine schedule" + (lowest > 0 ? " down to " + lowest + " of the rate" : "");
    }
  }

  /**
   * 1 / (1 + decay · steps).
   *
   * @param decay by how much the divisor grows each step
   */
  record InverseTime(double decay) implements Schedule {
    /** Validates the decay. */
    public InverseTime {
      positive("the schedule's decay", decay);
    }

    @Override
    public double share(int step, Horizon horizon) {
      return 1 / (1 + decay * step);
    }

    @Override
    public String describe() {
      return "rate divided by 1 + " + decay + " × steps";
    }
  }

  /**
   * A straight rise before another schedule begins.
   *
   * @param steps how many steps it takes; the last of them has the whole rate
   * @param then the schedule that follows, over what is left of the budget
   */
  record WarmUp(int steps, Schedule then) implements Schedule {
    /** Validates the number of steps. */
    public WarmUp {
      positive("a warm-up of steps", steps);
    }

    @Override
    public double share(int step, Horizon horizon) {
      return step < steps
          ? (step + 1.0) / steps
          : then.share(
              step - steps,
              new Horizon(horizon.stepsPerEpoch(), Math.max(1, horizon.steps() - steps)));
    }

    @Override
    public String describe() {
      String rest = then.describe();
      return "warm-up of " + steps + " steps" + (rest.isEmpty() ? "" : ", then " + rest);
    }
  }
}
