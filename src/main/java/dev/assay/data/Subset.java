package dev.assay.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How many images of a set to take, and whether each class keeps its share.
 *
 * @param size the number of images
 * @param stratified whether a class's share of the subset is its share of the set, within one image
 */
public record Subset(int size, boolean stratified) {

  /** Checks that there is something to take. */
  public Subset {
    if (size < 1) {
      throw new IllegalArgumentException("subset of " + size + " images; give at least 1");
    }
  }

  /** Takes all of {@code count} images. */
  public static Subset all(int count) {
    return new Subset(count, false);
  }

  /**
   * Chooses images without repetition, in the order of the set; the whole set draws nothing.
   *
   * @throws IllegalArgumentException if the set has fewer images than asked for
   */
  public int[] indices(ImageSet set, RandomGenerator random) {
    if (size > set.count()) {
      throw new IllegalArgumentException(
          "subset of " + size + " images; the set has " + set.count() + ", give at most that");
    }
    int[] all = IntStream.range(0, set.count()).toArray();
    if (size == all.length) {
      return all;
    }
    return stratified ? stratified(set, random) : RandomStreams.choose(all, size, random);
  }

  private int[] stratified(ImageSet set, RandomGenerator random) {
    int[][] members = new int[set.classes()][];
    for (int c = 0; c < members.length; c++) {
      int label = c;
      members[c] = IntStream.range(0, set.count()).filter(i -> set.label(i) == label).toArray();
    }
    int[] quotas = quotas(members, set.count());
    int[] chosen =
        IntStream.range(0, members.length)
            .boxed()
            .flatMapToInt(c -> Arrays.stream(RandomStreams.choose(members[c], quotas[c], random)))
            .toArray();
    Arrays.sort(chosen);
    return chosen;
  }

  /** Shares the size among the classes by largest remainder; ties go to the lower class. */
  private int[] quotas(int[][] members, int count) {
    int[] quotas = new int[members.length];
    long[] remainders = new long[members.length];
    for (int c = 0; c < members.length; c++) {
      long exact = (long) members[c].length * size;
      quotas[c] = (int) (exact / count);
      remainders[c] = exact % count;
    }
    IntStream.range(0, members.length)
        .boxed()
        .sorted(Comparator.comparingLong((Integer c) -> -remainders[c]))
        .limit(size - IntStream.of(quotas).sum())
        .forEach(c -> quotas[c]++);
    return quotas;
  }
}
