package dev.assay.experiment;

import dev.assay.training.Trial;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What can be asked of arms once they are declared: metrics, from which criteria are made. */
public abstract sealed class MeasuredArms permits Comparison {
  final Declared declared;

  MeasuredArms(Declared declared) {
    this.declared = declared;
  }

  /**
   * Returns a metric of these arms, from which criteria are made.
   *
   * @throws IllegalArgumentException if these networks have no such metric, or another one has its
   *     name
   * @throws IllegalStateException if the comparison lacks something that every trial needs
   */
  public Measured measured(Metric metric) {
    declared.requireComplete();
    metric.requireFor(declared.task);
    Metric before = declared.known.putIfAbsent(metric.name(), metric);
    if (before != null && before != metric) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "two metrics are called \"%s\": hold the metric in a static field, or name one of them otherwise",
              metric.name()));
    }
    return new Measured(metric.name(), declared.armsOf(metric));
  }

  /** Returns the training loss at the final weights. */
  public Measured finalLoss() {
    return measured(Metrics.finalLoss(declared.task));
  }

  /** Returns the explained share of a function's variance. */
  public Measured rSquared() {
    return measured(Metrics.R_SQUARED);
  }

  /** Returns the loss of fitted functions at the final weights, on points that are held out. */
  public Measured heldOutLoss() {
    return measured(Metrics.HELD_OUT_MSE);
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
    return declared.arms();
  }

  /** Returns the trial of an arm and a seed, with the probes that no metric asks for. */
  public Trial trial(Plan plan, String arm, long seed) {
    return declared.trial(plan, arm, seed, List.of());
  }

  /** Returns the number of parameters that the report states of an arm, or throws if none. */
  public long stated(String arm) {
    return declared
        .statedOf(arm)
        .orElseThrow(() -> new NoSuchElementException("no .stating(\"" + arm + "\", …)"));
  }
}
