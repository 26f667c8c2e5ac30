package dev.assay.experiment;

import dev.assay.claim.criterion.Barrier;
import dev.assay.claim.criterion.Correlation;
import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Level;
import dev.assay.claim.criterion.Ordering;
import dev.assay.claim.criterion.Proportion;
import dev.assay.claim.criterion.Saturation;
import dev.assay.claim.criterion.Trend;
import dev.assay.claim.criterion.Unimodal;
import java.util.Collection;
import java.util.List;

/**
 * A metric of a comparison's arms, from which criteria are made.
 *
 * <p>Each method throws {@link IllegalArgumentException} if there is no arm of a name.
 */
public final class Measured {
  private final String metric;
  private final List<String> arms;

  /**
   * Creates the metric of some arms.
   *
   * @param arms the arms, in the order in which a trend runs over all of them
   */
  public Measured(String metric, Collection<String> arms) {
    this.metric = metric;
    this.arms = List.copyOf(arms);
  }

  /** Returns the criterion that each arm has less than the next. */
  public Ordering lowerFirst(String... arms) {
    return Ordering.lowerFirst(name(arms), arms);
  }

  /** Returns the criterion that each arm has more than the next. */
  public Ordering higherFirst(String... arms) {
    return Ordering.higherFirst(name(arms), arms);
  }

  /** Returns the criterion that it rises over these arms, or over all of them if none is named. */
  public Trend rising(String... arms) {
    return rising(orAll(arms));
  }

  /** Returns the criterion that it rises over these arms. */
  public Trend rising(List<String> over) {
    return Trend.rising(name(over), over);
  }

  /** Returns the criterion that it falls over these arms, or over all of them if none is named. */
  public Trend falling(String... arms) {
    return falling(orAll(arms));
  }

  /** Returns the criterion that it falls over these arms. */
  public Trend falling(List<String> over) {
    return Trend.falling(name(over), over);
  }

  /** Returns the criterion that it rises up to a place and no further, over these arms or all. */
  public Saturation risingUpTo(double breakAt, String... arms) {
    return risingUpTo(breakAt, orAll(arms));
  }

  /** Returns the criterion that it rises up to a place and no further, over these arms. */
  public Saturation risingUpTo(double breakAt, List<String> over) {
    return Saturation.rising(name(over), over, breakAt);
  }

  /** Returns the criterion that it falls up to a place and no further, over these arms or all. */
  public Saturation fallingUpTo(double breakAt, String... arms) {
    return fallingUpTo(breakAt, orAll(arms));
  }

  /** Returns the criterion that it falls up to a place and no further, over these arms. */
  public Saturation fallingUpTo(double breakAt, List<String> over) {
    return Saturation.falling(name(over), over, breakAt);
  }

  /**
   * Returns the criterion that it rises over the straight line between the ends of these arms.
   *
   * @param negligible the height that counts as none
   * @param height the height claimed
   */
  public Barrier barrier(double negligible, double height, Collection<String> over) {
    return Barrier.ofHeight(name(over), List.copyOf(over), negligible, height);
  }

  /** Returns the same of a fall below that line, and of its depth. */
  public Barrier dip(double negligible, double depth, Collection<String> over) {
    return Barrier.dipOfDepth(name(over), List.copyOf(over), negligible, depth);
  }

  /** Returns the criterion that its mean over the middle arms is above those of both ends. */
  public Unimodal peak(List<String> low, List<String> middle, List<String> high) {
    List.of(low, middle, high).forEach(this::name);
    return Unimodal.peak(metric, low, middle, high);
  }

  /** Returns the criterion that the arms with more of it have less of another metric. */
  public Correlation goesAgainst(Measured other, double strength, Collection<String> over) {
    return Correlation.negative(name(over), other.name(over), List.copyOf(over), strength);
  }

  /** Returns the metric of one arm, or of what a metric of several runs is a number of. */
  public OfArm of(String arm) {
    return new OfArm(name(arm), arm);
  }

  private List<String> orAll(String... named) {
    return named.length > 0 ? List.of(named) : arms;
  }

  private String name(String... named) {
    return name(List.of(named));
  }

  private String name(Collection<String> named) {
    Names.requireArms(arms, named);
    return metric;
  }

  /**
   * A metric of one arm.
   *
   * @param metric the metric's name
   * @param arm the arm
   */
  public record OfArm(String metric, String arm) {
    /** Returns the criterion that the typical run has at least this much. */
    public Level atLeast(double low) {
      return Level.atLeast(metric, arm, low);
    }

    /** Returns the criterion that the typical run has at most this much. */
    public Level atMost(double high) {
      return Level.atMost(metric, arm, high);
    }

    /** Returns the criterion that the typical run lies between two ends. */
    public Level between(double low, double high) {
      return Level.between(metric, arm, low, high);
    }

    /** Returns the criterion that the typical run is above a value and reaches the claimed one. */
    public Effect above(double nullValue, double claimedAtLeast) {
      return Effect.above(metric, arm, nullValue, claimedAtLeast);
    }

    /** Returns the criterion that the typical run is below a value and reaches the claimed one. */
    public Effect below(double nullValue, double claimedAtMost) {
      return Effect.below(metric, arm, nullValue, claimedAtMost);
    }

    /** Returns the criterion that more than a share of the runs has it in a range. */
    public Proportion inMoreThan(double share, double from, double to) {
      return Proportion.moreThan(share, metric, arm, from, to);
    }

    /** Returns the criterion that less than a share of the runs has it in a range. */
    public Proportion inLessThan(double share, double from, double to) {
      return Proportion.lessThan(share, metric, arm, from, to);
    }
  }
}
