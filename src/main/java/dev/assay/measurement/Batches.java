package dev.assay.measurement;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Hands out refillable batches of any size, each size allocated once.
 *
 * <p>An instance belongs to one thread.
 */
public final class Batches {
  private final IntFunction<long[]> inputShape;
  private final Map<Integer, Batch> bySize = new HashMap<>();

  /** Creates batches whose input shape follows from their size. */
  public Batches(IntFunction<long[]> inputShape) {
    this.inputShape = inputShape;
  }

  /** Returns the batch of {@code count} examples that stand in {@code order} from {@code from}. */
  public Batch fill(Examples examples, int[] order, int from, int count) {
    return bySize
        .computeIfAbsent(count, size -> Batch.of(inputShape.apply(size), examples.outputs()))
        .fill(examples, order, from);
  }
}
