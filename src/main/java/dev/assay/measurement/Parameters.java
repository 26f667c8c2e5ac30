package dev.assay.measurement;

import dev.assay.model.Floats;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Lends a network other parameters for the time of a measurement. */
final class Parameters {
  private Parameters() {}

  /**
   * Measures with a way to set the network's parameters, and gives it back its own, whatever
   * happens.
   */
  static <T> T lend(MultiLayerNetwork network, Function<Consumer<Weights>, T> measurement) {
    Weights own = new Weights(network.params().data().asFloat());
    try {
      return measurement.apply(weights -> set(network, weights));
    } finally {
      set(network, own);
    }
  }

  private static void set(MultiLayerNetwork network, Weights weights) {
    if (weights.size() != network.numParams()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "%d parameters do not fit a network of %d",
              weights.size(),
              network.numParams()));
    }
    Floats.write(weights.toArray(), network.params());
  }
}
