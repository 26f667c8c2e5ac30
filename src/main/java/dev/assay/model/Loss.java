package dev.assay.model;

/** What training makes small, and with it what a network's answers are. */
public enum Loss {
  /** The squared error of a linear output, averaged over outputs: for the values of a function. */
  SQUARED_ERROR("squared error", "the values of a function") {
    @Override
    public MeasuredLoss ofOneNetwork() {
      return new SquaredError();
    }
  },
  /** The cross entropy of a softmax, from its logits: for classes. */
  CROSS_ENTROPY("cross entropy", "classes") {
    @Override
    public MeasuredLoss ofOneNetwork() {
      return new SoftmaxCrossEntropy();
    }
  };

  private final String text;
  private final String target;

  Loss(String text, String target) {
    this.text = text;
    this.target = target;
  }

  /** Returns the loss function of one network, which remembers that network's last batch. */
  public abstract MeasuredLoss ofOneNetwork();

  /** Returns the name that readers know. */
  public String text() {
    return text;
  }

  /** Returns what it is a loss of, in words. */
  public String target() {
    return target;
  }

  /** Tells whether the answers are classes, of which a share is right. */
  public boolean hasAccuracy() {
    return this == CROSS_ENTROPY;
  }
}
