import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.arange;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.mse_loss;
import static org.bytedeco.pytorch.global.torch.rand;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.selu;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.tanh;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The peer: a training step and a forward pass of the report's networks in libtorch, on one thread
 * and without Python: {@code <network> <seconds> [frozen]}. Frozen, the forward pass alone is
 * TorchScript with its parameters frozen into the graph and optimised for inference.
 *
 * <p>Started from its source in a process of its own, since it wants a JavaCPP that is not ND4J's.
 * CNNs take batches of 128 in channels_last, MLPs the full batch of 1,000. It prints examples per
 * second of wall time and of the thread's processor time.
 */
final class TorchStep {
  private static final double WARM_UP_SECONDS = 1;
  private static final long[] ONE = {1, 1};

  private final TensorVector parameters = new TensorVector();
  private final List<UnaryOperator<Tensor>> layers = new ArrayList<>();

  /** The layers once more, as lines of TorchScript that take and give {@code x}. */
  private final StringBuilder script = new StringBuilder("def forward(self, x):\n");

  /** Measures and print. */
  public static void main(String[] arguments) {
    set_num_threads(1);
    double seconds = Double.parseDouble(arguments[1]);
    boolean frozen = arguments.length > 2 && arguments[2].equals("frozen");
    new TorchStep().measure(arguments[0], seconds, frozen);
  }

  private void measure(String name, double seconds, boolean frozen) {
    boolean images = !name.startsWith("model");
    int batch = images ? 128 : 1000;
    if (images) {
      buildCnn(name);
    } else {
      buildMlp(name);
    }
    Tensor x = images ? last(rand(batch, 1, 28, 28)) : rand(batch, 1);
    Tensor y =
        images
            ? arange(new Scalar(batch)).remainder(new Scalar(10)).to(torch.ScalarType.Long)
            : rand(batch, 1);
    if (frozen) {
      JitModule graph = frozen();
      IValueVector inputs = new IValueVector(new IValue(x));
      try (NoGradGuard none = new NoGradGuard()) {
        report(name + " infer", batch, seconds, () -> graph.forward(inputs));
      }
      return;
    }
    Adam adam = new Adam(parameters, new AdamOptions(1e-3));
    report(
        name + " train",
        batch,
        seconds,
        () -> {
          adam.zero_grad();
          Tensor output = forward(x);
          (images ? cross_entropy_loss(output, y) : mse_loss(output, y)).backward();
          adam.step();
        });
    try (NoGradGuard none = new NoGradGuard()) {
      report(name + " infer", batch, seconds, () -> forward(x));
    }
  }

  private Tensor forward(Tensor x) {
    Tensor z = x;
    for (UnaryOperator<Tensor> layer : layers) {
      z = layer.apply(z);
    }
    return z;
  }

  private JitModule frozen() {
    JitModule module = new JitModule(new QualifiedName("net"));
    for (long i = 0; i < parameters.size(); i++) {
      module.register_parameter("p" + i, parameters.get(i), false);
    }
    module.define(script + "  return x\n");
    module.eval();
    return torch.optimize_for_inference(torch.freeze(module));
  }

  private void buildMlp(String name) {
    String[] parts = name.split("\\.");
    long[] widths =
        switch (parts[0]) {
          case "model0" -> new long[] {1, 5, 10, 10, 10, 10, 10, 5, 1};
          case "model1" -> new long[] {1, 10, 18, 15, 10, 4, 1};
          default -> new long[] {1, 190, 1};
        };
    String named = parts.length > 1 ? parts[1] : "relu";
    UnaryOperator<Tensor> activation =
        switch (named) {
          case "tanh" -> z -> tanh(z);
          case "selu" -> z -> selu(z);
          default -> z -> relu(z);
        };
    for (int i = 1; i < widths.length; i++) {
      addLinear(widths[i - 1], widths[i]);
      if (i + 1 < widths.length) {
        layers.add(activation);
        line("torch.%s(x)", named);
      }
    }
  }

  private void buildCnn(String name) {
    long[][] blocks =
        switch (name) {
          case "deep" -> new long[][] {{40, 16}, {64, 56}, {64, 56}};
          case "shallow" -> new long[][] {{96}, {128}};
          default -> new long[][] {{32}, {64}, {128}};
        };
    long channels = 1;
    for (long[] block : blocks) {
      for (long width : block) {
        Tensor w = parameter(last(uniform(9 * channels, width, channels, 3, 3)));
        TensorOptional b = new TensorOptional(parameter(uniform(9 * channels, width)));
        layers.add(z -> relu(conv2d(z, w, b, ONE, ONE, ONE, 1)));
        line("torch.relu(torch.conv2d(x, %s, [1, 1], [1, 1]))", lastTwo());
        channels = width;
      }
      layers.add(z -> max_pool2d(z, 2, 2));
      line("torch.max_pool2d(x, [2, 2])");
    }
    long flat = channels;
    layers.add(z -> adaptive_avg_pool2d(z, ONE).reshape(-1, flat));
    line("torch.adaptive_avg_pool2d(x, [1, 1]).reshape([-1, %d])", flat);
    addLinear(channels, 10);
  }

  private void addLinear(long in, long out) {
    Tensor w = parameter(uniform(in, out, in));
    TensorOptional b = new TensorOptional(parameter(uniform(in, out)));
    layers.add(z -> linear(z, w, b));
    line("torch.linear(x, %s)", lastTwo());
  }

  private void line(String expression, Object... values) {
    script.append("  x = ").append(String.format(Locale.ROOT, expression, values)).append('\n');
  }

  /** Returns the names of the two parameters that were made last: weights and biases. */
  private String lastTwo() {
    long n = parameters.size();
    return String.format(Locale.ROOT, "self.p%d, self.p%d", n - 2, n - 1);
  }

  private Tensor parameter(Tensor values) {
    values.set_requires_grad(true);
    parameters.push_back(values);
    return values;
  }

  private static Tensor last(Tensor images) {
    return images.contiguous(torch.MemoryFormat.ChannelsLast);
  }

  /** Returns numbers from (−1/√fan-in, 1/√fan-in), PyTorch's own start. */
  private static Tensor uniform(long fanIn, long... shape) {
    return rand(shape).sub(new Scalar(0.5)).mul(new Scalar(2 / Math.sqrt(fanIn)));
  }

  private static void report(String what, int batch, double seconds, Runnable step) {
    repeat(step, WARM_UP_SECONDS);
    long start = System.nanoTime();
    long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    double examples = (double) batch * repeat(step, seconds);
    double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu;
    double wall = System.nanoTime() - start;
    System.out.printf(Locale.ROOT, "%s %.1f samples/s%n", what, examples * 1e9 / wall);
    System.out.printf(Locale.ROOT, "%s %.1f samples/cpu-s%n", what, examples * 1e9 / cpu);
  }

  /** Repeats a step for so many seconds of processor time. */
  private static int repeat(Runnable step, double seconds) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
    int steps = 0;
    while (threads.getCurrentThreadCpuTime() < end) {
      try (PointerScope scope = new PointerScope()) {
        step.run();
      }
      steps++;
    }
    return steps;
  }
}
