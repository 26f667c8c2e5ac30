package dev.assay.model;

import dev.assay.model.Optimizer.Clipping;
import dev.assay.model.Optimizer.Method;
import dev.assay.model.Optimizer.Options;
import dev.assay.model.ParameterBlock.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Takes the steps of an {@link Optimizer} on a network's flat parameter vector, in one pass.
 *
 * <p>It follows DL4J's updaters, whose own machinery costs more than a small network's gradient.
 * The gradient is clipped first, then weight decay is added, then the rule takes its step, as in
 * PyTorch. An instance belongs to one network and one thread.
 */
public final class OptimizerState {
  private final Optimizer optimizer;
  private final Options options;
  private final Schedule.Horizon horizon;
  private final List<ParameterBlock> trained;
  private final List<ParameterBlock> statistics;
  private final float[] parameters;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final Lbfgs lbfgs = new Lbfgs();
  private int steps;

  /** Creates the state of a network that has taken no step, for a rate that does not change. */
  public OptimizerState(Optimizer optimizer, List<ParameterBlock> blocks) {
    this(optimizer, blocks, new Schedule.Horizon(1, Integer.MAX_VALUE));
  }

  /** Creates the state of a network that has taken no step. */
  public OptimizerState(
      Optimizer optimizer, List<ParameterBlock> blocks, Schedule.Horizon horizon) {
    this.optimizer = optimizer;
    this.horizon = horizon;
    options = optimizer.options();
    statistics = blocks.stream().filter(OptimizerState::isStatistic).toList();
    trained = blocks.stream().filter(block -> !isStatistic(block)).toList();
    int length = blocks.get(blocks.size() - 1).end();
    parameters = new float[length];
    gradient = new float[length];
    mean = new float[length];
    square = new float[length];
  }

  private static boolean isStatistic(ParameterBlock block) {
    return block.kind() == Kind.MEAN || block.kind() == Kind.VARIANCE;
  }

  /**
   * Takes one step.
   *
   * @param flatParameters the parameters, which are changed
   * @param flatGradient the mean loss's gradient; where a block holds running statistics, DL4J's
   *     decrement of them
   */
  public void step(INDArray flatParameters, INDArray flatGradient) {
    Floats.read(flatParameters, parameters);
    Floats.read(flatGradient, gradient);
    double rate = optimizer.learningRate() * options.schedule().share(steps, horizon);
    steps++;
    statistics.forEach(block -> descend(1, block.offset(), block.end()));
    clip();
    if (options.weightDecay() > 0) {
      decay(rate);
    }
    if (optimizer.method() == Method.LBFGS) {
      lbfgs.step(rate, trained, parameters, gradient);
    } else {
      trained.forEach(block -> step(rate, block.offset(), block.end()));
    }
    Floats.write(parameters, flatParameters);
  }

  private void step(double rate, int from, int to) {
    switch (optimizer.method()) {
      case SGD -> descend((float) rate, from, to);
      case ADAM, ADAMW -> adam(rate, from, to);
      case MOMENTUM, NESTEROV -> momentum((float) rate, from, to);
      case RMSPROP -> rmsProp((float) rate, from, to);
      case LBFGS -> throw new IllegalStateException("L-BFGS steps on all blocks at once");
    }
  }

  private void clip() {
    Clipping clipping = options.clipping();
    float limit = (float) clipping.limit();
    switch (clipping.by()) {
      case NOTHING -> {}
      case NORM -> {
        double sum = 0;
        for (ParameterBlock block : trained) {
          for (int i = block.offset(); i < block.end(); i++) {
            sum += (double) gradient[i] * gradient[i];
          }
        }
        double norm = Math.sqrt(sum);
        if (norm > clipping.limit()) {
          float scale = (float) (clipping.limit() / norm);
          for (ParameterBlock block : trained) {
            for (int i = block.offset(); i < block.end(); i++) {
              gradient[i] *= scale;
            }
          }
        }
      }
      case VALUE -> {
        for (ParameterBlock block : trained) {
          for (int i = block.offset(); i < block.end(); i++) {
            gradient[i] = Math.max(-limit, Math.min(limit, gradient[i]));
          }
        }
      }
    }
  }

  private void decay(double rate) {
    float lambda = (float) options.weightDecay();
    float kept = (float) (1 - rate * options.weightDecay());
    boolean decoupled = optimizer.method() == Method.ADAMW;
    for (ParameterBlock block : trained) {
      for (int i = block.offset(); i < block.end(); i++) {
        if (decoupled) {
          parameters[i] *= kept;
        } else {
          gradient[i] += lambda * parameters[i];
        }
      }
    }
  }

  /** Writes how many steps were taken, and the moments; L-BFGS keeps more, which is not written. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(steps);
    for (int i = 0; i < mean.length; i++) {
      out.writeInt(Float.floatToRawIntBits(mean[i]));
      out.writeInt(Float.floatToRawIntBits(square[i]));
    }
  }

  /** Takes over what {@link #save} wrote of a network of the same shape. */
  public void restore(DataInput in) throws IOException {
    steps = in.readInt();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = Float.intBitsToFloat(in.readInt());
      square[i] = Float.intBitsToFloat(in.readInt());
    }
  }

  private void descend(float rate, int from, int to) {
    for (int i = from; i < to; i++) {
      parameters[i] -= rate * gradient[i];
    }
  }

  private void momentum(float rate, int from, int to) {
    float mu = (float) options.momentum();
    boolean ahead = optimizer.method() == Method.NESTEROV;
    for (int i = from; i < to; i++) {
      float v = mu * mean[i] + gradient[i];
      mean[i] = v;
      parameters[i] -= rate * (ahead ? gradient[i] + mu * v : v);
    }
  }

  private void rmsProp(float rate, int from, int to) {
    float rho = (float) options.smoothing();
    float rest = 1 - rho;
    float epsilon = (float) options.epsilon();
    for (int i = from; i < to; i++) {
      float s = rho * square[i] + rest * gradient[i] * gradient[i];
      square[i] = s;
      parameters[i] -= rate * gradient[i] / ((float) Math.sqrt(s) + epsilon);
    }
  }

  /** Kingma and Ba 2015, with the bias correction folded into the rate (end of their section 2). */
  private void adam(double learningRate, int from, int to) {
    double beta1 = options.beta1();
    double beta2 = options.beta2();
    float epsilon = (float) options.epsilon();
    float b1 = (float) beta1;
    float c1 = 1 - b1;
    float b2 = (float) beta2;
    float c2 = 1 - b2;
    float rate =
        (float)
            (learningRate * Math.sqrt(1 - Math.pow(beta2, steps)) / (1 - Math.pow(beta1, steps)));
    for (int i = from; i < to; i++) {
      float m = b1 * mean[i] + c1 * gradient[i];
      float v = b2 * square[i] + c2 * gradient[i] * gradient[i];
      mean[i] = m;
      square[i] = v;
      parameters[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
    }
  }

  /** The two-loop recursion of Nocedal 1980, with PyTorch's scaling and first step. */
  private static final class Lbfgs {
    private static final int HISTORY = 100;
    private static final double LEAST_CURVATURE = 1e-10;

    /** A step that was taken, the gradient's change along it, and 1 over their product. */
    private record Pair(double[] step, double[] change, double inverse) {}

    private final Deque<Pair> pairs = new ArrayDeque<>();
    private double scale = 1;
    private double[] before = {};
    private double[] taken = {};

    void step(double rate, List<ParameterBlock> blocks, float[] parameters, float[] gradient) {
      double[] g = gather(blocks, gradient);
      double length = rate;
      if (before.length == 0) {
        length = Math.min(1, 1 / absolute(g)) * rate;
      } else {
        remember(g);
      }
      double[] direction = direction(g);
      int at = 0;
      double[] step = new double[g.length];
      for (ParameterBlock block : blocks) {
        for (int i = block.offset(); i < block.end(); i++, at++) {
          step[at] = length * direction[at];
          parameters[i] += (float) step[at];
        }
      }
      before = g;
      taken = step;
    }

    private void remember(double[] g) {
      double[] change = new double[g.length];
      for (int i = 0; i < g.length; i++) {
        change[i] = g[i] - before[i];
      }
      double curvature = dot(change, taken);
      if (curvature > LEAST_CURVATURE) {
        if (pairs.size() == HISTORY) {
          pairs.removeFirst();
        }
        pairs.addLast(new Pair(taken, change, 1 / curvature));
        scale = curvature / dot(change, change);
      }
    }

    private double[] direction(double[] g) {
      double[] q = g.clone();
      List<Double> shares = new ArrayList<>();
      for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
        Pair pair = newest.next();
        double share = pair.inverse * dot(pair.step, q);
        shares.add(share);
        add(q, -share, pair.change);
      }
      for (int i = 0; i < q.length; i++) {
        q[i] *= -scale;
      }
      int left = shares.size();
      for (Pair pair : pairs) {
        left--;
        // q is the negative direction's: shares keep the sign of the gradient.
        add(q, -shares.get(left) - pair.inverse * dot(pair.change, q), pair.step);
      }
      return q;
    }

    private static double[] gather(List<ParameterBlock> blocks, float[] values) {
      double[] all = new double[blocks.stream().mapToInt(ParameterBlock::length).sum()];
      int at = 0;
      for (ParameterBlock block : blocks) {
        for (int i = block.offset(); i < block.end(); i++) {
          all[at++] = values[i];
        }
      }
      return all;
    }

    private static double absolute(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += Math.abs(value);
      }
      return sum;
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }

    private static void add(double[] to, double factor, double[] values) {
      for (int i = 0; i < to.length; i++) {
        to[i] += factor * values[i];
      }
    }
  }
}
