package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;

import dev.assay.model.onednn.ConvolutionStage.BatchNormalization;
import dev.assay.model.onednn.StackProgram.Mode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;

/**
 * Runs a stack over batches of any size, a few images at a time.
 *
 * <p>A chunk goes through all stages before the next one starts, so that what lies between two
 * stages stays in the second-level cache. Not safe for use by two threads at once.
 */
public final class StackRunner implements AutoCloseable {
  /** A convolution's input and output should stay in a second-level cache of 1 MiB. */
  private static final long CHUNK_BYTES = 3 << 18;

  private static final int LARGEST_CHUNK = 32;

  /** Odd last batches make programs of their own; the oldest go. */
  private static final int PROGRAMS = 8;

  private final List<ConvolutionStage> stages;
  private final ImageShape input;
  private final int chunk;
  private final boolean wholeBatches;
  private final StackSlots slots;
  private final dnnl_stream stream = new dnnl_stream();
  private final Map<Key, StackProgram> programs = new LinkedHashMap<>(16, 0.75f, true);

  public StackRunner(List<ConvolutionStage> stages, ImageShape input) {
    this.stages = stages;
    this.input = input;
    this.chunk = chunk(stages, input);
    this.wholeBatches = stages.stream().anyMatch(BatchNormalization.class::isInstance);
    this.slots = new StackSlots(stages.size());
    Onednn.check(
        dnnl_stream_create(stream, ConvolutionEngine.engine(), dnnl_stream_default_flags),
        "dnnl_stream_create");
  }

  private static int chunk(List<ConvolutionStage> stages, ImageShape input) {
    long largest = 1;
    ImageShape shape = input;
    for (ConvolutionStage stage : stages) {
      ImageShape after = stage.after(shape);
      largest = Math.max(largest, (long) (shape.size() + after.size()) * Float.BYTES);
      shape = after;
    }
    // A power of two divides the usual batch sizes, which leaves no short last chunk.
    return Integer.highestOneBit((int) Math.max(1, Math.min(LARGEST_CHUNK, CHUNK_BYTES / largest)));
  }

  /**
   * Takes {@code n} images forward.
   *
   * @param save whether {@link #backward} may follow
   * @param images address of n × channels × height × width floats
   * @param parameters address of the stages' parameters, each bias before its weights
   * @param result address for n × the last stage's size floats
   */
  public void forward(boolean save, int n, long images, long parameters, long result) {
    slots.input.lend(images);
    slots.parameters.lend(parameters);
    slots.output.lend(result);
    Mode mode = save ? Mode.TRAINING : Mode.INFERENCE;
    int chunk = chunk(mode, n);
    if (save) {
      program(mode, Math.min(n, chunk)).reserve(n);
    }
    int whole = n / chunk * chunk;
    if (whole > 0) {
      StackProgram program = program(mode, chunk);
      program.loadWeights(stream);
      for (int row = 0; row < whole; row += chunk) {
        program.forward(row, stream);
      }
    }
    if (whole < n) {
      StackProgram program = program(mode, n - whole);
      program.loadWeights(stream);
      program.forward(whole, stream);
    }
  }

  /**
   * Takes gradients back through what the last {@code forward(true, …)} saved.
   *
   * @param resultGradient address of the gradient with respect to the result
   * @param gradients address for the parameters' gradients, summed over the batch
   * @param imageGradient address for the images' gradients, or 0 for none
   */
  public void backward(
      int n,
      long images,
      long parameters,
      long resultGradient,
      long gradients,
      long imageGradient) {
    slots.input.lend(images);
    slots.parameters.lend(parameters);
    slots.outputGradient.lend(resultGradient);
    slots.gradients.lend(gradients);
    slots.inputGradient.lend(imageGradient);
    Mode mode = imageGradient == 0 ? Mode.TRAINING : Mode.TRAINING_TO_INPUT;
    int chunk = chunk(mode, n);
    int whole = n / chunk * chunk;
    if (whole > 0) {
      StackProgram program = program(mode, chunk);
      program.loadBackwardWeights(stream);
      for (int row = 0; row < whole; row += chunk) {
        program.backward(row, row == 0, stream);
      }
      program.storeGradients(false, stream);
    }
    if (whole < n) {
      StackProgram program = program(mode, n - whole);
      program.loadBackwardWeights(stream);
      program.backward(whole, true, stream);
      program.storeGradients(whole > 0, stream);
    }
  }

  /**
   * Takes gradients back to the images alone, any number of times after {@code forward(true, …)}.
   *
   * @param resultGradient address of the gradient with respect to the result
   * @param imageGradient address for the images' gradients
   * @throws IllegalStateException if there is a batch normalisation, whose parameters get theirs by
   *     the same kernel
   */
  public void imageGradient(
      int n, long images, long parameters, long resultGradient, long imageGradient) {
    if (wholeBatches) {
      throw new IllegalStateException(
          "a batch normalisation has no gradient for the images alone: fold it into the convolutions");
    }
    slots.input.lend(images);
    slots.parameters.lend(parameters);
    slots.outputGradient.lend(resultGradient);
    slots.inputGradient.lend(imageGradient);
    for (int row = 0; row < n; row += chunk) {
      StackProgram program = program(Mode.INPUT_GRADIENT, Math.min(chunk, n - row));
      if (row == 0 || n - row < chunk) {
        program.loadBackwardWeights(stream);
      }
      program.backward(row, true, stream);
    }
  }

  /** Returns how many images go through at once; statistics of a batch need all of it. */
  private int chunk(Mode mode, int n) {
    return wholeBatches && mode != Mode.INFERENCE ? n : chunk;
  }

  /** Returns the native memory held, in bytes. */
  public long bytes() {
    return slots.bytes() + programs.values().stream().mapToLong(StackProgram::bytes).sum();
  }

  private StackProgram program(Mode mode, int n) {
    Key key = new Key(mode, n);
    StackProgram program = programs.get(key);
    if (program == null) {
      program = new StackProgram(stages, input, n, mode, slots);
      programs.put(key, program);
      if (programs.size() > PROGRAMS) {
        Iterator<StackProgram> oldest = programs.values().iterator();
        oldest.next().close();
        oldest.remove();
      }
    }
    return program;
  }

  @Override
  public void close() {
    programs.values().forEach(StackProgram::close);
    programs.clear();
    slots.close();
    if (!stream.isNull()) {
      dnnl_stream_destroy(stream);
      stream.setNull();
    }
  }

  private record Key(Mode mode, int n) {}
}
