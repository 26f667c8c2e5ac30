package dev.assay.model;

import dev.assay.data.RandomStreams;
import dev.assay.model.onednn.KernelThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Prints what two trials side by side in this JVM train and infer: {@code <network> <seconds>
 * [batch size] [threads]}. Further widths can be given as the network: 40,16/64,56 is a CNN of two
 * blocks, 5-10-5 an MLP; an MLP's activation follows a dot: model0.selu.
 *
 * <p>Rates are sums over the trials, per second of wall time and of each thread's processor time;
 * the latter hardly feels a busy neighbour.
 */
final class ThroughputMain {
  /** Enough for the compiler to have seen a small network's loops. */
  private static final double WARM_UP_SECONDS = 2;

  private static final Map<String, String> NETWORKS =
      Map.of(
          "deep", "40,16/64,56/64,56",
          "shallow", "96/128",
          "simple", "32/64/128",
          "model0", "5-10-10-10-10-10-5",
          "model1", "10-18-15-10-4",
          "model2", "190-");

  private ThroughputMain() {}

  /** Measures and print. */
  public static void main(String[] arguments) throws Exception {
    String name = arguments[0];
    double seconds = Double.parseDouble(arguments[1]);
    String[] parts = name.split("\\.");
    Architecture architecture =
        architecture(
            NETWORKS.getOrDefault(parts[0], parts[0]),
            Activation.valueOf((parts.length > 1 ? parts[1] : "relu").toUpperCase(Locale.ROOT)));
    int usual = architecture instanceof ConvNet ? 128 : 1000;
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : usual;
    int threads = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 2;
    ExecutorService pool = KernelThreads.pool(threads, "throughput");
    for (String mode : List.of("train", "infer")) {
      CyclicBarrier barrier = new CyclicBarrier(threads);
      List<Callable<Rate>> trials = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        trials.add(() -> rate(architecture, mode.equals("train"), batch, seconds, barrier));
      }
      Rate sum = new Rate(0, 0);
      for (Future<Rate> trial : pool.invokeAll(trials)) {
        sum = sum.plus(trial.get());
      }
      System.out.printf(Locale.ROOT, "%s %s %.1f samples/s%n", name, mode, sum.wall());
      System.out.printf(Locale.ROOT, "%s %s %.1f samples/cpu-s%n", name, mode, sum.processor());
    }
    pool.shutdown();
  }

  /** Examples per second of wall time and of one thread's processor time. */
  private record Rate(double wall, double processor) {
    Rate plus(Rate other) {
      return new Rate(wall + other.wall, processor + other.processor);
    }

    Rate times(int batch) {
      return new Rate(wall * batch, processor * batch);
    }
  }

  private static Architecture architecture(String widths, Activation activation) {
    if (widths.contains("-")) {
      return Mlp.ofWidths(activation, widths(widths, "-").toArray(Integer[]::new));
    }
    return new ConvNet(
        Arrays.stream(widths.split("/")).map(block -> widths(block, ",").toList()).toList(), false);
  }

  private static Stream<Integer> widths(String text, String separator) {
    return Arrays.stream(text.split(separator)).map(Integer::valueOf);
  }

  private static Rate rate(
      Architecture architecture, boolean train, int batch, double seconds, CyclicBarrier barrier)
      throws Exception {
    Optimizer optimizer = Optimizer.adam(1e-3);
    MultiLayerNetwork network =
        architecture.build(optimizer, architecture.initialise(new RandomStreams(1).stream("init")));
    network.initGradientsView();
    OptimizerState state = new OptimizerState(optimizer, architecture.parameterBlocks());
    INDArray inputs = Nd4j.rand(architecture.inputShape(batch));
    INDArray labels =
        architecture instanceof ConvNet ? TwinNetworks.labels(batch) : Nd4j.rand(batch, 1);
    Runnable step =
        train
            ? () -> step(network, state, inputs, labels)
            : () -> BatchPass.loss(network, inputs, labels);
    repeat(step, WARM_UP_SECONDS);
    barrier.await();
    Rate rate = repeat(step, seconds).times(batch);
    barrier.await();
    return rate;
  }

  /** Takes one step as a trial does, on a batch that is there already. */
  private static void step(
      MultiLayerNetwork network, OptimizerState state, INDArray inputs, INDArray labels) {
    BatchPass.gradient(network, inputs, labels);
    state.step(network.params(), network.getGradientsViewArray());
  }

  /**
   * Repeat a step for so many seconds of this thread's processor time, so that a busy machine does
   * not cut the warm-up short, and return how many were taken in a second.
   */
  private static Rate repeat(Runnable step, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long startProcessor = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    long end = startProcessor + (long) (seconds * 1e9);
    int steps = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      step.run();
      steps++;
    }
    double processor = threads.getCurrentThreadCpuTime() - startProcessor;
    return new Rate(steps * 1e9 / (System.nanoTime() - start), steps * 1e9 / processor);
  }
}
