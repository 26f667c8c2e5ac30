package dev.assay.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import dev.assay.model.onednn.KernelThreads;
import dev.assay.system.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes in two threads while a third collects garbage without pause, in a process of its own:
 * where a kernel outlives an array it works on, that process dies or two answers differ.
 */
class KernelMemoryIT {
  private static final int ROUNDS = 300;

  /** Without {@code ReachableOperands} one process in three died within 3,000. */
  private static final int ADDITIONS = 20_000;

  private static final int IMAGES = 4;

  /** Fills a young generation of 4 MB, which is then collected, some thousand times a second. */
  private static volatile byte[] waste = {0};

  /** What each thread computes; the second is what each layer of DL4J adds its bias by. */
  @ParameterizedTest
  @ValueSource(strings = {"our kernels", "ND4J's operations"})
  void isNotFreedWhileAKernelUsesIt(String which, @TempDir Path directory) throws Exception {
    ChildProcess.Answer answer =
        new ChildProcess(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx200m",
                    "-Xmn4m",
                    "-XX:+UseSerialGC",
                    // What a method has read for the last time is garbage only where it is
                    // compiled.
                    "-XX:-TieredCompilation",
                    "-XX:CompileThreshold=200",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KernelMemoryIT.class.getName(),
                    which),
                directory,
                Duration.ofMinutes(5),
                Map.of(),
                List.of())
            .run();
    assertThat(answer.exit()).as(answer.error()).isZero();
    assertThat(answer.output()).isEqualToIgnoringNewLines("samesame");
  }

  /** Prints for each thread whether all of its answers were the same. */
  public static void main(String[] args) throws InterruptedException {
    Runnable work =
        args[0].equals("our kernels") ? KernelMemoryIT::differentiate : KernelMemoryIT::add;
    KernelThreads.thread(KernelMemoryIT::litter, "test-garbage").start();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Thread thread = KernelThreads.thread(work, "test-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void litter() {
    while (waste.length > 0) {
      waste = new byte[1 << 16];
    }
  }

  private static void differentiate() {
    ConvNet network = ConvNet.ofWidths(16, 16);
    Random random = new Random(1);
    float[] weights = floats(random, Math.toIntExact(network.parameterCount()));
    InputJacobian jacobian = new InputJacobian(network.build(Optimizer.sgd(1), weights));
    INDArray images =
        Nd4j.createFromArray(floats(random, IMAGES * ConvNet.SIDE * ConvNet.SIDE))
            .reshape(IMAGES, 1, ConvNet.SIDE, ConvNet.SIDE);
    float[][] first = rows(jacobian, images);
    boolean same = true;
    for (int round = 1; round < ROUNDS; round++) {
      same &= Arrays.deepEquals(first, rows(jacobian, images));
    }
    System.out.println(same ? "same" : "different");
  }

  private static void add() {
    INDArray sums = Nd4j.zeros(128, 10);
    INDArray ones = Nd4j.ones(1, 10);
    for (int round = 0; round < ADDITIONS; round++) {
      sums.addiRowVector(ones);
    }
    float[] wanted = new float[128 * 10];
    Arrays.fill(wanted, ADDITIONS);
    boolean same = Arrays.equals(wanted, sums.ravel().toFloatVector());
    System.out.println(same ? "same" : "different");
  }

  private static float[][] rows(InputJacobian jacobian, INDArray images) {
    jacobian.logits(images);
    float[][] rows = new float[ConvNet.CLASSES][];
    for (int output = 0; output < rows.length; output++) {
      rows[output] = jacobian.row(output);
    }
    return rows;
  }

  private static float[] floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.1 * random.nextGaussian());
    }
    return values;
  }
}
