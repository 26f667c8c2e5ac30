package dev.assay.measurement;

/** Examples that a network is trained or evaluated on, gathered into batches on demand. */
public interface Examples {
  /** Returns how many examples there are. */
  int count();

  /** Returns how many input numbers one example has. */
  int inputs();

  /** Returns how many label numbers one example has. */
  int outputs();

  /**
   * Writes one example's input and label.
   *
   * @param index which example, from 0
   * @param input takes {@link #inputs()} numbers from {@code inputOffset}
   * @param label takes {@link #outputs()} numbers from {@code labelOffset}
   */
  void write(int index, float[] input, int inputOffset, float[] label, int labelOffset);
}
