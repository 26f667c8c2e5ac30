package dev.assay.model.onednn;

/** The memory that the programs of one stack share: lent arrays, scratch and saved activations. */
final class StackSlots implements AutoCloseable {
  final Slot input = new Slot();
  final Slot output = new Slot();
  final Slot outputGradient = new Slot();
  final Slot inputGradient = new Slot();
  final Slot parameters = new Slot();
  final Slot gradients = new Slot();

  /** Whatever lives only from one operation to the next, in turns. */
  final Slot even = new Slot();

  final Slot odd = new Slot();
  final Slot scratchpad = new Slot();

  /** The weight gradients of one chunk, before they are added to the sum. */
  final Slot partial = new Slot();

  private final Slot[] activations;
  private final Slot[] workspaces;
  private final Slot[] statistics;

  StackSlots(int stages) {
    activations = new Slot[stages + 1];
    workspaces = new Slot[stages + 1];
    statistics = new Slot[stages + 1];
    for (int i = 0; i <= stages; i++) {
      activations[i] = new Slot();
      workspaces[i] = new Slot();
      statistics[i] = new Slot();
    }
  }

  /** What the whole batch was before stage {@code i}. */
  Slot activation(int i) {
    return activations[i];
  }

  /** The batch's mean and variance at normalisation stage {@code i}. */
  Slot statistics(int i) {
    return statistics[i];
  }

  /** Where the maxima of pooling stage {@code i} were, or its ReLU let a gradient through. */
  Slot workspace(int i) {
    return workspaces[i];
  }

  /** Returns the scratch slot that {@code busy} is not. */
  Slot other(Slot busy) {
    return busy == even ? odd : even;
  }

  boolean isScratch(Slot slot) {
    return slot == even || slot == odd;
  }

  /** Returns the bytes owned, without the lent arrays. */
  long bytes() {
    long sum = even.capacity() + odd.capacity() + scratchpad.capacity() + partial.capacity();
    for (int i = 0; i < activations.length; i++) {
      sum += activations[i].capacity() + workspaces[i].capacity() + statistics[i].capacity();
    }
    return sum;
  }

  @Override
  public void close() {
    even.close();
    odd.close();
    scratchpad.close();
    partial.close();
    for (int i = 0; i < activations.length; i++) {
      activations[i].close();
      workspaces[i].close();
      statistics[i].close();
    }
  }
}
