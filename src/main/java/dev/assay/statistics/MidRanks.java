package dev.assay.statistics;

/** Ranks of values, ties sharing their mean rank. */
final class MidRanks {
  private MidRanks() {}

  /**
   * Computes twice the rank of one value among all, which is whole: values below it twice, and
   * those equal to it, itself included, once, and one.
   */
  static int doubled(double[] values, int place) {
    int rank = 1;
    for (int i = 0; i < values.length; i++) {
      rank += values[i] < values[place] ? 2 : values[i] == values[place] ? 1 : 0;
    }
    return rank;
  }
}
