package dev.assay.claim.settings;

import dev.assay.claim.evidence.Text;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one arm of an experiment trains, as arithmetic that needs no training.
 *
 * @param arm name of the arm
 * @param network the network in words
 * @param parameters number of parameters, counted
 * @param stated number of parameters that the report states; empty where it states none
 * @param operations multiplications and additions of one example's forward pass
 * @param optimizer update rule
 * @param learningRate step size
 * @param batchSize examples of one step
 * @param examples size of the training set
 * @param shuffledShare share of the training labels that is permuted, in [0, 1]
 * @param stepsPerEpoch steps of one pass, the last smaller batch included
 * @param steps steps in all
 * @param epochs passes over the training set
 */
public record ArmSettings(
    String arm,
    String network,
    long parameters,
    OptionalLong stated,
    long operations,
    String optimizer,
    double learningRate,
    int batchSize,
    int examples,
    double shuffledShare,
    long stepsPerEpoch,
    long steps,
    double epochs) {

  /** Writes one of its settings for readers. */
  public String text(Quantity quantity) {
    return switch (quantity) {
      case NETWORK -> network;
      case PARAMETERS -> whole(parameters);
      case OPERATIONS -> whole(operations);
      case LABELS -> Text.number(100 * shuffledShare) + "%";
      case OPTIMIZER -> optimizer;
      case LEARNING_RATE -> Text.number(learningRate);
      case BATCH_SIZE -> whole(batchSize);
      case EXAMPLES -> whole(examples);
      case STEPS_PER_EPOCH -> whole(stepsPerEpoch);
      case STEPS -> whole(steps);
      case EPOCHS -> Text.number(Math.round(10 * epochs) / 10.0);
    };
  }

  /** Gets one of its settings as a number; empty for what is named in words. */
  OptionalDouble number(Quantity quantity) {
    return switch (quantity) {
      case NETWORK, OPTIMIZER -> OptionalDouble.empty();
      case PARAMETERS -> OptionalDouble.of(parameters);
      case OPERATIONS -> OptionalDouble.of(operations);
      case LABELS -> OptionalDouble.of(shuffledShare);
      case LEARNING_RATE -> OptionalDouble.of(learningRate);
      case BATCH_SIZE -> OptionalDouble.of(batchSize);
      case EXAMPLES -> OptionalDouble.of(examples);
      case STEPS_PER_EPOCH -> OptionalDouble.of(stepsPerEpoch);
      case STEPS -> OptionalDouble.of(steps);
      case EPOCHS -> OptionalDouble.of(epochs);
    };
  }

  /** Tells whether the report states another number of parameters than there are. */
  public boolean misstated() {
    return stated.isPresent() && stated.getAsLong() != parameters;
  }

  /** Writes the number of parameters with the stated one beside it, where they differ. */
  public String parameterText() {
    return misstated()
        ? String.format(
            Locale.ENGLISH, "%s (stated: %s)", whole(parameters), whole(stated.getAsLong()))
        : whole(parameters);
  }

  static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
