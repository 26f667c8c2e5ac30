package dev.assay.measurement;

import dev.assay.model.Floats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A mini-batch whose arrays are allocated once and refilled for every step.
 *
 * <p>An instance belongs to one thread. Inputs are {@code float}, row-major, of the architecture's
 * input shape; labels are {@code [batch, outputs]}.
 */
public final class Batch {
  private final INDArray inputs;
  private final INDArray labels;
  private final float[] inputBuffer;
  private final float[] labelBuffer;

  private Batch(long[] inputShape, int outputs) {
    try (MemoryWorkspace ignored = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      inputs = Nd4j.createUninitialized(DataType.FLOAT, inputShape, 'c');
      labels = Nd4j.createUninitialized(DataType.FLOAT, new long[] {inputShape[0], outputs}, 'c');
    }
    inputBuffer = new float[Math.toIntExact(inputs.length())];
    labelBuffer = new float[Math.toIntExact(labels.length())];
  }

  /** Allocates a batch of the given input shape, whose first dimension is the batch size. */
  public static Batch of(long[] inputShape, int outputs) {
    return new Batch(inputShape, outputs);
  }

  /** Refills the batch with the examples at {@code order[from]} onwards and returns it. */
  public Batch fill(Examples examples, int[] order, int from) {
    int rows = size();
    for (int row = 0; row < rows; row++) {
      examples.write(
          order[from + row],
          inputBuffer,
          row * examples.inputs(),
          labelBuffer,
          row * examples.outputs());
    }
    Floats.write(inputBuffer, inputs);
    Floats.write(labelBuffer, labels);
    return this;
  }

  /** Returns the number of examples. */
  public int size() {
    return Math.toIntExact(labels.size(0));
  }

  /** Returns the inputs; the array is refilled by the next {@link #fill}. */
  public INDArray inputs() {
    return inputs;
  }

  /** Returns the labels; the array is refilled by the next {@link #fill}. */
  public INDArray labels() {
    return labels;
  }
}
