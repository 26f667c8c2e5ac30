package dev.assay.measurement;

import dev.assay.data.OwnTable;

/** Rows of a table that a seed drew: normalised inputs, and the target or its class. */
public final class TableExamples implements Examples {
  private final OwnTable table;
  private final OwnTable.Drawn drawn;
  private final boolean test;

  /**
   * Creates the examples of one set.
   *
   * @param test whether they are those that are held out
   */
  public TableExamples(OwnTable table, OwnTable.Drawn drawn, boolean test) {
    this.table = table;
    this.drawn = drawn;
    this.test = test;
  }

  @Override
  public int count() {
    return drawn.count(test);
  }

  @Override
  public int inputs() {
    return table.inputs();
  }

  @Override
  public int outputs() {
    return Math.max(1, table.classes());
  }

  @Override
  public void write(int index, float[] input, int inputOffset, float[] label, int labelOffset) {
    for (int c = 0; c < inputs(); c++) {
      input[inputOffset + c] = (float) drawn.input(test, index, c);
    }
    double target = drawn.target(test, index);
    if (table.classes() == 0) {
      label[labelOffset] = (float) target;
      return;
    }
    for (int c = 0; c < outputs(); c++) {
      label[labelOffset + c] = c == (int) target ? 1 : 0;
    }
  }
}
