package dev.assay.model.network;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;

/**
 * Drops values at random in training, drawn from the trial's own stream, and none in measurements.
 *
 * @param kind what takes a dropped value's place
 * @param rate the probability that a value is dropped, between 0 and 1
 */
public record Dropout(Kind kind, double rate) implements Layer {
  /** What takes a dropped value's place. */
  public enum Kind {
    /** Zero; those that stay are divided by the probability of staying. */
    ZERO("dropout"),
    /**
     * SELU's lowest value, and all are scaled and shifted so that mean and variance stay: alpha
     * dropout (Klambauer et al. 2017, arXiv:1706.02515).
     */
    ALPHA("alpha dropout");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Validates the rate. */
  public Dropout {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%s at %s drops nothing or everything: give a rate between 0 and 1",
              kind.text,
              rate));
    }
  }

  @Override
  public Shape after(Shape before) {
    return before;
  }

  @Override
  public String describe() {
    return kind.text + " " + rate;
  }

  @Override
  public List<org.deeplearning4j.nn.conf.layers.Layer> dl4j(Shape before) {
    return List.of(new DropoutLayer.Builder(new StreamDropout(kind, rate)).build());
  }
}
