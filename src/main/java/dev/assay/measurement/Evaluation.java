package dev.assay.measurement;

import dev.assay.model.Architecture;
import dev.assay.model.BatchPass;
import dev.assay.model.MeasuredLoss;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What a network makes of a whole set: every example once, without gradients.
 *
 * @param loss the mean loss
 * @param accuracy the share classified right, 0 to 1; 0 for a regression
 */
public record Evaluation(double loss, double accuracy) {
  private static final int CHUNK = 256;

  /** Evaluates a network that {@link Architecture#build} made on every example of a set. */
  public static Evaluation of(MultiLayerNetwork network, Examples examples, Batches batches) {
    MeasuredLoss loss = Architecture.lossOf(network);
    int[] order = IntStream.range(0, examples.count()).toArray();
    double sum = 0;
    int correct = 0;
    for (int from = 0; from < order.length; from += CHUNK) {
      int count = Math.min(CHUNK, order.length - from);
      Batch batch = batches.fill(examples, order, from, count);
      BatchPass.loss(network, batch.inputs(), batch.labels());
      sum += loss.lastMean() * count;
      correct += loss.lastCorrect();
    }
    return new Evaluation(sum / order.length, (double) correct / order.length);
  }
}
