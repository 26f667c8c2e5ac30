package dev.assay.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints what two trials side by side in this JVM train and infer: {@code <network> <seconds>
 * [batch size] [threads]}. Further widths can be given as the network, as 40,16/64,56.
 */
final class ThroughputMain {
  private static final int WARM_UP = 5;
  private static final Map<String, String> NETWORKS =
      Map.of("deep", "40,16/64,56/64,56", "shallow", "96/128", "simple", "32/64/128");

  private ThroughputMain() {}

  /** Measure and print. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    double seconds = Double.parseDouble(arguments[1]);
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 128;
    int threads = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2;
    List<ConvolutionStage> stages = stages(NETWORKS.getOrDefault(name, name));
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (String mode : List.of("train", "infer")) {
      CyclicBarrier barrier = new CyclicBarrier(threads);
      List<Callable<Double>> trials = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        trials.add(() -> rate(stages, mode.equals("train"), batch, seconds, barrier));
      }
      double sum = 0;
      for (Future<Double> trial : pool.invokeAll(trials)) {
        sum += trial.get();
      }
      System.out.printf("%s %s %.1f samples/s%n", name, mode, sum);
    }
    pool.shutdown();
  }

  private static List<ConvolutionStage> stages(String blocks) {
    List<ConvolutionStage> stages = new ArrayList<>();
    int in = 1;
    for (String block : blocks.split("/")) {
      for (String width : block.split(",")) {
        int out = Integer.parseInt(width);
        stages.add(ConvolutionStage.convolution(in, out, true));
        in = out;
      }
      stages.add(ConvolutionStage.maxPooling());
    }
    stages.add(ConvolutionStage.globalAveragePooling());
    return stages;
  }

  private static double rate(
      List<ConvolutionStage> stages,
      boolean train,
      int batch,
      double seconds,
      CyclicBarrier barrier)
      throws Exception {
    ImageShape input = new ImageShape(1, 28, 28);
    MultiLayerNetwork network = TwinNetworks.network(input, ConvolutionLayers.of(input, stages), 1);
    INDArray images = Nd4j.rand(batch, 1, 28, 28);
    INDArray labels = TwinNetworks.labels(batch);
    Runnable step =
        train
            ? () -> TwinNetworks.step(network, images, labels)
            : () -> network.output(images, false);
    for (int i = 0; i < WARM_UP; i++) {
      step.run();
    }
    barrier.await();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    int steps = 0;
    while (System.nanoTime() < end) {
      step.run();
      steps++;
    }
    double rate = batch * steps * 1e9 / (System.nanoTime() - start);
    barrier.await();
    return rate;
  }
}
