package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import dev.assay.model.onednn.ConvolutionStage.Convolution;
import dev.assay.model.onednn.ConvolutionStage.GlobalAveragePooling;
import dev.assay.model.onednn.ConvolutionStage.MaxPooling;
import dev.assay.model.onednn.Onednn.Argument;
import dev.assay.model.onednn.Onednn.Primitive;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_stream;

/**
 * The kernels that take a fixed number of images through a stack, forward and back.
 *
 * <p>Between stages images lie channels last (NHWC), the layout in which oneDNN's kernels waste
 * nothing on channels that are no multiple of the vector; the first convolution, of few channels,
 * is faster into blocks and its output is copied.
 *
 * <p>A ReLU's gradient needs its output; a ReLU under a max pooling needs the pooled output alone,
 * since the gradient reaches nothing but the maxima.
 *
 * <p>A batch normalisation's statistics are those of the images given at once, so a program that
 * trains one must get the whole batch.
 */
final class StackProgram implements AutoCloseable {
  /** What a program can do. */
  enum Mode {
    /** Forward, saving nothing. */
    INFERENCE,
    /** Forward and back to the parameters. */
    TRAINING,
    /** Forward and back to the parameters and the input. */
    TRAINING_TO_INPUT,
    /** Back to the input alone, from what {@link #TRAINING} saved. */
    INPUT_GRADIENT;

    boolean reachesInput() {
      return this == TRAINING_TO_INPUT || this == INPUT_GRADIENT;
    }
  }

  /** With so few channels oneDNN has kernels that read the caller's images as they are. */
  private static final int FEW_CHANNELS = 3;

  private static final int ALIGNMENT = 64;
  private static final long[] SQUARE = {2, 2};

  private final List<ConvolutionStage> stages;
  private final StackSlots slots;
  private final Mode mode;
  private final long n;
  private final Onednn onednn;
  private final List<Value> values = new ArrayList<>();
  private final Primitive[] forwardPrimitives;
  private final Slot ownWeights = new Slot();
  private final Slot sums = new Slot();
  private long weightBytes;
  private long sumBytes;

  private final List<Kernel> loadWeights = new ArrayList<>();
  private final List<Kernel> forward = new ArrayList<>();
  private final List<Kernel> loadBackwardWeights = new ArrayList<>();
  private final List<Kernel> backwardFirst = new ArrayList<>();
  private final List<Kernel> backwardNext = new ArrayList<>();
  private final List<Kernel> storeGradients = new ArrayList<>();
  private final List<Kernel> addGradients = new ArrayList<>();

  StackProgram(
      List<ConvolutionStage> stages, ImageShape input, int n, Mode mode, StackSlots slots) {
    this.stages = stages;
    this.slots = slots;
    this.mode = mode;
    this.n = n;
    this.onednn = new Onednn(slots.scratchpad);
    this.forwardPrimitives = new Primitive[stages.size()];
    try {
      compileForward(input);
      if (mode != Mode.INFERENCE) {
        compileBackward();
      }
      ownWeights.require(weightBytes);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Brings the parameters into the layouts of the forward kernels. */
  void loadWeights(dnnl_stream stream) {
    run(loadWeights, 0, stream);
  }

  /** Takes the images from {@code firstRow} on through all stages. */
  void forward(long firstRow, dnnl_stream stream) {
    run(forward, firstRow, stream);
  }

  /** Brings the parameters into the layouts of the backward kernels. */
  void loadBackwardWeights(dnnl_stream stream) {
    run(loadBackwardWeights, 0, stream);
  }

  /** Takes gradients back; {@code first} starts the sum over chunks, otherwise they are added. */
  void backward(long firstRow, boolean first, dnnl_stream stream) {
    run(first ? backwardFirst : backwardNext, firstRow, stream);
  }

  /** Writes the summed gradients to the caller's array, or adds them to what it holds. */
  void storeGradients(boolean add, dnnl_stream stream) {
    run(add ? addGradients : storeGradients, 0, stream);
  }

  /** Returns the bytes of parameters and gradients in the kernels' own layouts. */
  long bytes() {
    return ownWeights.capacity() + sums.capacity();
  }

  private void run(List<Kernel> kernels, long firstRow, dnnl_stream stream) {
    onednn.bind(firstRow);
    for (Kernel kernel : kernels) {
      kernel.run(stream);
    }
  }

  // Forward.

  private void compileForward(ImageShape input) {
    dnnl_memory_desc_t given = image(dnnl_nchw, input);
    Tensor produced = onednn.tensor(given, slots.input, 0, rowBytes(given));
    values.add(new Value(input, produced, consumed(0, input, produced)));
    long parameter = 0;
    for (int i = 0; i < stages.size(); i++) {
      ConvolutionStage stage = stages.get(i);
      ImageShape after = needed(i, stage.after(values.get(i).shape));
      Tensor source = values.get(i).consumed;
      if (stage instanceof Convolution convolution) {
        produced = compileConvolution(i, convolution, source, after, parameter);
      } else if (stage instanceof BatchNormalization normalization) {
        produced = compileNormalization(i, normalization, source, after, parameter);
      } else {
        produced = compilePooling(i, source, after);
      }
      values.add(new Value(after, produced, consumed(i + 1, after, produced)));
      parameter += stage.parameterCount() * Onednn.FLOAT_BYTES;
    }
    Tensor last = values.get(stages.size()).consumed;
    if (last.slot() != slots.output) {
      forward.add(onednn.reorder(last, result(slots.output), false));
    }
  }

  /**
   * Returns what of stage {@code i}'s images is ever read: a convolution leaves out the row and
   * column that the pooling after it drops. A normalisation between them is in the way only where
   * it takes statistics.
   */
  private ImageShape needed(int i, ImageShape written) {
    int reader = i + 1;
    while (mode == Mode.INFERENCE
        && reader < stages.size()
        && stages.get(reader) instanceof BatchNormalization) {
      reader++;
    }
    return stages.get(i) instanceof Convolution && reader < stages.size()
        ? stages.get(reader).reads(written)
        : written;
  }

  private Tensor compileConvolution(
      int i, Convolution convolution, Tensor source, ImageShape after, long parameter) {
    boolean few = convolution.in() <= FEW_CHANNELS;
    Primitive primitive =
        convolution(source, convolution, image(few ? dnnl_format_tag_any : dnnl_nhwc, after));
    if (primitive.isReference()) {
      primitive = convolution(source, convolution, image(dnnl_nchw, after));
    }
    forwardPrimitives[i] = primitive;
    Tensor weights =
        weights(primitive.memory(dnnl_query_weights_md), convolution, parameter, loadWeights);
    Tensor bias = onednn.tensor(bias(convolution), slots.parameters, parameter, 0);
    Tensor destination = produced(i + 1, after, primitive.memory(dnnl_query_dst_md), source);
    forward.add(
        primitive.kernel(
            new Argument(DNNL_ARG_SRC, source),
            new Argument(DNNL_ARG_WEIGHTS, weights),
            new Argument(DNNL_ARG_BIAS, bias),
            new Argument(DNNL_ARG_DST, destination)));
    return destination;
  }

  private Primitive convolution(
      Tensor source, Convolution convolution, dnnl_memory_desc_t destination) {
    return onednn.convolution(
        propagation(),
        source.description(),
        weights(dnnl_format_tag_any, convolution),
        bias(convolution),
        destination,
        convolution.relu());
  }

  private Tensor compileNormalization(
      int i, BatchNormalization normalization, Tensor source, ImageShape after, long parameter) {
    Primitive primitive =
        onednn.batchNormalization(
            propagation(), source.description(), BatchNormalization.EPSILON, flags(normalization));
    forwardPrimitives[i] = primitive;
    Tensor destination = produced(i + 1, after, source.description(), source);
    List<Argument> arguments = statistics(i, normalization, parameter);
    arguments.add(new Argument(DNNL_ARG_SRC, source));
    arguments.add(new Argument(DNNL_ARG_DST, destination));
    forward.add(primitive.kernel(arguments.toArray(Argument[]::new)));
    return destination;
  }

  private int flags(BatchNormalization normalization) {
    return dnnl_use_scaleshift
        | (normalization.relu() ? dnnl_fuse_norm_relu : 0)
        | (mode == Mode.INFERENCE ? dnnl_use_global_stats : 0);
  }

  /**
   * Returns what both directions of a normalisation read: statistics, scale, shift, ReLU's mask.
   */
  private List<Argument> statistics(int i, BatchNormalization normalization, long parameter) {
    int channels = normalization.channels();
    dnnl_memory_desc_t vector = Onednn.description(dnnl_x, channels);
    long bytes = Onednn.bytes(vector);
    Slot slot = mode == Mode.INFERENCE ? slots.parameters : slots.statistics(i);
    long mean = mode == Mode.INFERENCE ? parameter + 2 * bytes : 0;
    if (mode != Mode.INFERENCE) {
      slot.require(2 * bytes);
    }
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(DNNL_ARG_MEAN, onednn.tensor(vector, slot, mean, 0)));
    arguments.add(new Argument(DNNL_ARG_VARIANCE, onednn.tensor(vector, slot, mean + bytes, 0)));
    arguments.add(
        new Argument(
            DNNL_ARG_SCALE_SHIFT,
            onednn.tensor(
                Onednn.description(dnnl_nc, 2, channels), slots.parameters, parameter, 0)));
    dnnl_memory_desc_t mask = forwardPrimitives[i].memory(dnnl_query_workspace_md);
    if (Onednn.bytes(mask) > 0) {
      slots.workspace(i).require(Onednn.bytes(mask));
      arguments.add(
          new Argument(DNNL_ARG_WORKSPACE, onednn.tensor(mask, slots.workspace(i), 0, 0)));
    }
    return arguments;
  }

  private Tensor compilePooling(int i, Tensor source, ImageShape after) {
    Primitive primitive =
        onednn.pooling(
            propagation(),
            algorithm(i),
            source.description(),
            image(dnnl_format_tag_any, after),
            window(i));
    forwardPrimitives[i] = primitive;
    Tensor destination = produced(i + 1, after, primitive.memory(dnnl_query_dst_md), source);
    List<Argument> arguments =
        new ArrayList<>(
            List.of(new Argument(DNNL_ARG_SRC, source), new Argument(DNNL_ARG_DST, destination)));
    if (mode != Mode.INFERENCE && stages.get(i) instanceof MaxPooling) {
      arguments.add(new Argument(DNNL_ARG_WORKSPACE, workspace(i)));
    }
    forward.add(primitive.kernel(arguments.toArray(Argument[]::new)));
    return destination;
  }

  /** Returns a tensor for what stage {@code i - 1} writes. */
  private Tensor produced(int i, ImageShape shape, dnnl_memory_desc_t description, Tensor source) {
    boolean last = i == stages.size();
    if (!Onednn.same(description, wanted(i, shape, description))) {
      return scratch(description, slots.other(source.slot()));
    }
    if (last && !masked(i) && Onednn.same(description, resultDescription())) {
      return result(slots.output);
    }
    return saved(i)
        ? onednn.tensor(description, slots.activation(i), 0, rowBytes(description))
        : scratch(description, slots.other(source.slot()));
  }

  /** Returns the tensor that stage {@code i} reads, copied into another layout where it must be. */
  private Tensor consumed(int i, ImageShape shape, Tensor produced) {
    dnnl_memory_desc_t wanted = wanted(i, shape, produced.description());
    if (Onednn.same(produced.description(), wanted)) {
      return produced;
    }
    Tensor copy =
        saved(i)
            ? onednn.tensor(wanted, slots.activation(i), 0, rowBytes(wanted))
            : scratch(wanted, slots.other(produced.slot()));
    forward.add(onednn.reorder(produced, copy, false));
    return copy;
  }

  /** Returns the layout in which stage {@code i} reads. */
  private dnnl_memory_desc_t wanted(int i, ImageShape shape, dnnl_memory_desc_t produced) {
    boolean convolution = i < stages.size() && stages.get(i) instanceof Convolution;
    if (!convolution || (i == 0 && ((Convolution) stages.get(0)).in() <= FEW_CHANNELS)) {
      return produced;
    }
    return image(dnnl_nhwc, shape);
  }

  /** Returns whether the backward pass reads what was before stage {@code i}. */
  private boolean saved(int i) {
    return mode != Mode.INFERENCE
        && (masked(i)
            || (i < stages.size()
                && (stages.get(i) instanceof Convolution
                    || stages.get(i) instanceof BatchNormalization)));
  }

  /** Returns whether the gradient before stage {@code i} passes a ReLU right there. */
  private boolean masked(int i) {
    if (mode == Mode.INFERENCE || (i < stages.size() && stages.get(i) instanceof MaxPooling)) {
      return false;
    }
    int producer = i - 1;
    while (producer >= 0 && stages.get(producer) instanceof MaxPooling) {
      producer--;
    }
    return producer >= 0 && stages.get(producer) instanceof Convolution c && c.relu();
  }

  // Backward.

  private void compileBackward() {
    Tensor gradient = result(slots.outputGradient);
    long parameter =
        stages.stream().mapToLong(ConvolutionStage::parameterCount).sum() * Onednn.FLOAT_BYTES;
    for (int i = stages.size() - 1; i >= 0; i--) {
      Value before = values.get(i);
      Value after = values.get(i + 1);
      gradient = converted(gradient, after.consumed.description());
      if (masked(i + 1)) {
        Tensor through =
            slots.isScratch(gradient.slot())
                ? gradient
                : scratch(gradient.description(), slots.even);
        both(onednn.reluBackward(after.consumed, gradient, through));
        gradient = through;
      }
      gradient = converted(gradient, after.produced.description());
      parameter -= stages.get(i).parameterCount() * Onednn.FLOAT_BYTES;
      if (stages.get(i) instanceof Convolution convolution) {
        gradient = compileBackward(i, convolution, before, gradient, parameter);
      } else if (stages.get(i) instanceof BatchNormalization normalization) {
        gradient = compileBackward(i, normalization, before, gradient, parameter);
      } else if (i > 0 || mode.reachesInput()) {
        gradient = compilePoolingBackward(i, before, gradient);
      }
    }
    if (mode.reachesInput()) {
      dnnl_memory_desc_t given = values.get(0).produced.description();
      both(
          onednn.reorder(
              gradient, onednn.tensor(given, slots.inputGradient, 0, rowBytes(given)), false));
    }
    sums.require(sumBytes);
    slots.partial.require(sumBytes);
    if (sumBytes > 0) {
      dnnl_memory_desc_t flat = Onednn.description(dnnl_x, sumBytes / Onednn.FLOAT_BYTES);
      backwardNext.add(
          onednn.add(onednn.tensor(flat, sums, 0, 0), onednn.tensor(flat, slots.partial, 0, 0)));
    }
  }

  private Tensor compileBackward(
      int i, Convolution convolution, Value before, Tensor given, long parameter) {
    Primitive forwardPrimitive = forwardPrimitives[i];
    Tensor gradient = given;
    Tensor source = before.consumed;
    Primitive toWeights =
        backwardWeights(convolution, source, gradient.description(), forwardPrimitive);
    if (toWeights.isReference()) {
      gradient = converted(gradient, image(dnnl_nchw, values.get(i + 1).shape));
      toWeights = backwardWeights(convolution, source, gradient.description(), forwardPrimitive);
    }
    if (mode != Mode.INPUT_GRADIENT) {
      compileWeightGradient(toWeights, convolution, source, gradient, parameter);
    }
    if (i == 0 && !mode.reachesInput()) {
      return gradient;
    }
    if (convolution.in() <= FEW_CHANNELS) {
      gradient = converted(gradient, image(dnnl_nchw, values.get(i + 1).shape));
    }
    Primitive toSource =
        onednn.convolutionBackwardData(
            source.description(),
            weights(dnnl_format_tag_any, convolution),
            gradient.description(),
            forwardPrimitive);
    Tensor weights =
        weights(
            toSource.memory(dnnl_query_weights_md), convolution, parameter, loadBackwardWeights);
    Tensor result = scratch(source.description(), slots.other(gradient.slot()));
    both(
        toSource.kernel(
            new Argument(DNNL_ARG_DIFF_DST, gradient),
            new Argument(DNNL_ARG_WEIGHTS, weights),
            new Argument(DNNL_ARG_DIFF_SRC, result)));
    return result;
  }

  private Primitive backwardWeights(
      Convolution convolution,
      Tensor source,
      dnnl_memory_desc_t gradient,
      Primitive forwardPrimitive) {
    return onednn.convolutionBackwardWeights(
        source.description(),
        weights(dnnl_format_tag_any, convolution),
        bias(convolution),
        gradient,
        forwardPrimitive);
  }

  private void compileWeightGradient(
      Primitive toWeights,
      Convolution convolution,
      Tensor source,
      Tensor gradient,
      long parameter) {
    dnnl_memory_desc_t weights = toWeights.memory(dnnl_query_diff_weights_md);
    dnnl_memory_desc_t bias = bias(convolution);
    long weightOffset = sumBytes;
    long biasOffset = aligned(weightOffset + Onednn.bytes(weights));
    sumBytes = aligned(biasOffset + Onednn.bytes(bias));
    Tensor weightSum = onednn.tensor(weights, sums, weightOffset, 0);
    Tensor biasSum = onednn.tensor(bias, sums, biasOffset, 0);
    backwardFirst.add(weightGradient(toWeights, source, gradient, weightSum, biasSum));
    backwardNext.add(
        weightGradient(
            toWeights,
            source,
            gradient,
            onednn.tensor(weights, slots.partial, weightOffset, 0),
            onednn.tensor(bias, slots.partial, biasOffset, 0)));
    Tensor biasGradient = onednn.tensor(bias, slots.gradients, parameter, 0);
    Tensor weightGradient =
        onednn.tensor(
            weights(dnnl_oihw, convolution), slots.gradients, parameter + Onednn.bytes(bias), 0);
    storeGradients.add(onednn.reorder(biasSum, biasGradient, false));
    storeGradients.add(onednn.reorder(weightSum, weightGradient, false));
    addGradients.add(onednn.reorder(biasSum, biasGradient, true));
    addGradients.add(onednn.reorder(weightSum, weightGradient, true));
  }

  private static Kernel weightGradient(
      Primitive toWeights, Tensor source, Tensor gradient, Tensor weights, Tensor bias) {
    return toWeights.kernel(
        new Argument(DNNL_ARG_SRC, source),
        new Argument(DNNL_ARG_DIFF_DST, gradient),
        new Argument(DNNL_ARG_DIFF_WEIGHTS, weights),
        new Argument(DNNL_ARG_DIFF_BIAS, bias));
  }

  private Tensor compileBackward(
      int i, BatchNormalization normalization, Value before, Tensor gradient, long parameter) {
    Primitive primitive =
        onednn.batchNormalizationBackward(
            gradient.description(),
            before.consumed.description(),
            BatchNormalization.EPSILON,
            flags(normalization),
            forwardPrimitives[i]);
    Tensor result = scratch(before.consumed.description(), slots.other(gradient.slot()));
    int channels = normalization.channels();
    List<Argument> arguments = statistics(i, normalization, parameter);
    arguments.add(new Argument(DNNL_ARG_SRC, before.consumed));
    arguments.add(new Argument(DNNL_ARG_DIFF_DST, gradient));
    arguments.add(new Argument(DNNL_ARG_DIFF_SRC, result));
    arguments.add(
        new Argument(
            DNNL_ARG_DIFF_SCALE_SHIFT,
            onednn.tensor(
                Onednn.description(dnnl_nc, 2, channels), slots.gradients, parameter, 0)));
    both(primitive.kernel(arguments.toArray(Argument[]::new)));
    // As in DL4J, a running statistic's gradient is the step that is taken off it.
    dnnl_memory_desc_t both = Onednn.description(dnnl_x, 2L * channels);
    long running = parameter + Onednn.bytes(both);
    storeGradients.add(
        onednn.difference(
            1 - BatchNormalization.DECAY,
            onednn.tensor(both, slots.parameters, running, 0),
            onednn.tensor(both, slots.statistics(i), 0, 0),
            onednn.tensor(both, slots.gradients, running, 0)));
    return result;
  }

  private Tensor compilePoolingBackward(int i, Value before, Tensor gradient) {
    dnnl_memory_desc_t source = before.consumed.description();
    Primitive primitive =
        onednn.poolingBackward(
            algorithm(i), source, gradient.description(), window(i), forwardPrimitives[i]);
    Tensor result = scratch(source, slots.other(gradient.slot()));
    List<Argument> arguments =
        new ArrayList<>(
            List.of(
                new Argument(DNNL_ARG_DIFF_DST, gradient),
                new Argument(DNNL_ARG_DIFF_SRC, result)));
    if (stages.get(i) instanceof MaxPooling) {
      arguments.add(new Argument(DNNL_ARG_WORKSPACE, workspace(i)));
    }
    both(primitive.kernel(arguments.toArray(Argument[]::new)));
    return result;
  }

  private Tensor converted(Tensor gradient, dnnl_memory_desc_t wanted) {
    if (Onednn.same(gradient.description(), wanted)) {
      return gradient;
    }
    Tensor copy = scratch(wanted, slots.other(gradient.slot()));
    both(onednn.reorder(gradient, copy, false));
    return copy;
  }

  private void both(Kernel kernel) {
    backwardFirst.add(kernel);
    backwardNext.add(kernel);
  }

  // Tensors and descriptions.

  private Tensor scratch(dnnl_memory_desc_t description, Slot slot) {
    slot.require(Onednn.bytes(description));
    return onednn.tensor(description, slot, 0, 0);
  }

  /** Returns where the maxima of pooling {@code i} are kept. */
  private Tensor workspace(int i) {
    dnnl_memory_desc_t description = forwardPrimitives[i].memory(dnnl_query_workspace_md);
    return onednn.tensor(description, slots.workspace(i), 0, rowBytes(description));
  }

  /** Returns a parameter tensor in a kernel's layout, with the kernel that fills it. */
  private Tensor weights(
      dnnl_memory_desc_t description,
      Convolution convolution,
      long parameter,
      List<Kernel> loading) {
    Tensor given =
        onednn.tensor(
            weights(dnnl_oihw, convolution),
            slots.parameters,
            parameter + Onednn.bytes(bias(convolution)),
            0);
    Tensor own = onednn.tensor(description, ownWeights, weightBytes, 0);
    weightBytes = aligned(weightBytes + Onednn.bytes(description));
    loading.add(onednn.reorder(given, own, false));
    return own;
  }

  /** Returns the tensor of the stack's result, or of its gradient, in the caller's array. */
  private Tensor result(Slot slot) {
    dnnl_memory_desc_t description = resultDescription();
    return onednn.tensor(description, slot, 0, rowBytes(description));
  }

  /** One value per channel is the same in either layout; naming it NHWC saves a copy. */
  private dnnl_memory_desc_t resultDescription() {
    boolean pooled = stages.get(stages.size() - 1) instanceof GlobalAveragePooling;
    ImageShape shape = values.get(0).shape;
    for (ConvolutionStage stage : stages) {
      shape = stage.after(shape);
    }
    return image(pooled ? dnnl_nhwc : dnnl_nchw, shape);
  }

  private dnnl_memory_desc_t image(int formatTag, ImageShape shape) {
    return Onednn.description(formatTag, n, shape.channels(), shape.height(), shape.width());
  }

  private static dnnl_memory_desc_t weights(int formatTag, Convolution c) {
    return Onednn.description(formatTag, c.out(), c.in(), Convolution.KERNEL, Convolution.KERNEL);
  }

  private static dnnl_memory_desc_t bias(Convolution convolution) {
    return Onednn.description(dnnl_x, convolution.out());
  }

  private int propagation() {
    return mode == Mode.INFERENCE ? dnnl_forward_inference : dnnl_forward_training;
  }

  private int algorithm(int i) {
    return stages.get(i) instanceof MaxPooling ? dnnl_pooling_max : dnnl_pooling_avg;
  }

  private long[] window(int i) {
    ImageShape shape = values.get(i).shape;
    return stages.get(i) instanceof MaxPooling
        ? SQUARE.clone()
        : new long[] {shape.height(), shape.width()};
  }

  private long rowBytes(dnnl_memory_desc_t description) {
    return Onednn.bytes(description) / n;
  }

  private static long aligned(long bytes) {
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  /** Makes room for what {@code rows} images leave for the backward pass. */
  void reserve(long rows) {
    for (int i = 0; i <= stages.size(); i++) {
      if (saved(i) && values.get(i).consumed.slot() == slots.activation(i)) {
        slots.activation(i).require(rowBytes(values.get(i).consumed.description()) * rows);
      }
      if (mode != Mode.INFERENCE && i < stages.size() && stages.get(i) instanceof MaxPooling) {
        slots
            .workspace(i)
            .require(rowBytes(forwardPrimitives[i].memory(dnnl_query_workspace_md)) * rows);
      }
    }
  }

  @Override
  public void close() {
    onednn.close();
    ownWeights.close();
    sums.close();
  }

  /** What lies between two stages: as written, and as read. */
  private record Value(ImageShape shape, Tensor produced, Tensor consumed) {}
}
