package dev.assay.model;

import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * The rule that turns a gradient into a step.
 *
 * @param method Adam or plain gradient descent
 * @param learningRate the step size, positive and finite
 */
public record Optimizer(Method method, double learningRate) {

  /** The update rule. */
  public enum Method {
    /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 (arXiv:1412.6980). */
    ADAM("Adam"),
    /** Plain stochastic gradient descent without momentum. */
    SGD("SGD");

    private final String text;

    Method(String text) {
      this.text = text;
    }

    /** Returns the name that readers know. */
    public String text() {
      return text;
    }
  }

  /** Validates the learning rate. */
  public Optimizer {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "learning rate " + learningRate + " is not usable: give a positive, finite number");
    }
  }

  /** Returns Adam with the given learning rate. */
  public static Optimizer adam(double learningRate) {
    return new Optimizer(Method.ADAM, learningRate);
  }

  /** Returns plain gradient descent with the given learning rate. */
  public static Optimizer sgd(double learningRate) {
    return new Optimizer(Method.SGD, learningRate);
  }

  /** Returns rule and learning rate in words, for example {@code Adam at 0.001}. */
  public String describe() {
    return method.text() + " at " + learningRate;
  }

  /** Returns DL4J's updater. */
  public IUpdater updater() {
    return switch (method) {
      case ADAM -> new Adam(learningRate, 0.9, 0.999, 1e-8);
      case SGD -> new Sgd(learningRate);
    };
  }
}
