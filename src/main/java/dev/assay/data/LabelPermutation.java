package dev.assay.data;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Permutes the labels of randomly chosen examples among themselves; class counts stay.
 *
 * @param share the share of examples chosen, from 0 (labels stay) to 1 (all are permuted)
 */
public record LabelPermutation(double share) {

  /** Checks that the share is one. */
  public LabelPermutation {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + "; give one from 0 to 1");
    }
  }

  /** Returns permuted labels; a chosen example may be dealt its own label again. */
  public int[] apply(int[] labels, RandomGenerator random) {
    int[] all = IntStream.range(0, labels.length).toArray();
    int size = (int) StrictMath.rint(share * labels.length);
    int[] chosen = RandomStreams.choose(all, size, random);
    int[] order = chosen.clone();
    RandomStreams.shuffle(order, random);
    int[] permuted = labels.clone();
    for (int i = 0; i < size; i++) {
      permuted[chosen[i]] = labels[order[i]];
    }
    return permuted;
  }
}
