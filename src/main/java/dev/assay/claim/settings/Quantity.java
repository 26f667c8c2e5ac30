package dev.assay.claim.settings;

/** A setting in which the arms of an experiment may differ. */
public enum Quantity {
  /** Layers, widths and activation. */
  NETWORK("network", true),
  /** Number of trained parameters. */
  PARAMETERS("parameters", true),
  /** Multiplications and additions of one example's forward pass. */
  OPERATIONS("operations per example", true),
  /** Share of the training labels that is permuted. */
  LABELS("labels permuted", true),
  /** Update rule without its learning rate. */
  OPTIMIZER("optimizer", true),
  /** Step size. */
  LEARNING_RATE("learning rate", true),
  /** Examples of one step. */
  BATCH_SIZE("batch size", true),
  /** Size of the training set. */
  EXAMPLES("training examples", true),
  /** Steps of one pass; it follows from batch size and training set. */
  STEPS_PER_EPOCH("steps per epoch", false),
  /** Optimizer steps in all. */
  STEPS("steps", true),
  /** Passes over the training set. */
  EPOCHS("epochs seen", true);

  private final String label;
  private final boolean confounds;

  Quantity(String label, boolean confounds) {
    this.label = label;
    this.confounds = confounds;
  }

  /** Names it for readers. */
  public String label() {
    return label;
  }

  /** Tells whether a difference in it is one of its own, and does not follow from another's. */
  boolean confounds() {
    return confounds;
  }
}
