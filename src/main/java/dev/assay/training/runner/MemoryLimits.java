package dev.assay.training.runner;

import dev.assay.model.ConvNet;
import dev.assay.training.Snapshots;
import dev.assay.training.Trial;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;

/**
 * How much memory this process has for trials, and how many of them fit in side by side.
 *
 * @param heap bytes of Java's heap
 * @param outside bytes outside it, where networks compute
 */
public record MemoryLimits(long heap, long outside) {
  private static final long MEGABYTE = 1L << 20;

  /** Images, results of the run so far, figures and JUnit. */
  private static final long HEAP_BESIDE = 400 * MEGABYTE;

  /** Kernels, code and stacks of a trial, whatever its network. */
  private static final long LEAST_OUTSIDE = 24 * MEGABYTE;

  private static final long LEAST_HEAP = 8 * MEGABYTE;

  /** Parameters, gradient, the optimizer's moments and copies of them that a step makes. */
  private static final int COPIES = 20;

  /** Returns what the process was given. */
  public static MemoryLimits ofProcess() {
    long heap = Runtime.getRuntime().maxMemory();
    long most = Pointer.maxBytes() > 0 ? Pointer.maxBytes() : heap;
    // What JavaCPP counts as the process's memory includes the heap.
    long physical = Pointer.maxPhysicalBytes();
    long besideHeap = physical > 0 ? physical - heap : most;
    return new MemoryLimits(
        Math.max(0, heap - HEAP_BESIDE), Math.max(0, Math.min(most, besideHeap) / 10 * 9));
  }

  /** Returns how many of some trials can be trained side by side, whichever come together. */
  public int sideBySide(Collection<Trial> trials, int threads) {
    List<Double> largest =
        trials.stream().map(this::share).sorted(Comparator.reverseOrder()).limit(threads).toList();
    double sum = 0;
    for (int fit = 0; fit < largest.size(); fit++) {
      sum += largest.get(fit);
      if (sum > 1) {
        return Math.max(1, fit);
      }
    }
    return threads;
  }

  /** Says, with the remedy, that fewer trials run side by side than were asked for. */
  public Optional<String> warning(Collection<Trial> trials, int threads) {
    int fit = sideBySide(trials, threads);
    if (fit == threads) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ENGLISH,
            "Of %d trials side by side only %d of the largest fit into this process's memory (%d MB of heap and %d MB outside it for trials): where they come together, no more run at once. Give fewer by -Dassay.threads, or more memory: -Xmx for the heap, -Dorg.bytedeco.javacpp.maxbytes and maxphysicalbytes outside it.",
            threads,
            fit,
            heap / MEGABYTE,
            outside / MEGABYTE));
  }

  private double share(Trial trial) {
    return Math.max(
        (double) heapOf(trial) / Math.max(1, heap),
        (double) outsideOf(trial) / Math.max(1, outside));
  }

  /** Returns the bytes of heap that a trial takes at most. */
  static long heapOf(Trial trial) {
    long parameters = trial.architecture().parameterCount();
    long kept =
        trial.probes().stream()
            .filter(Snapshots.class::isInstance)
            .mapToLong(probe -> ((Snapshots) probe).epochs().size())
            .sum();
    return LEAST_HEAP + Float.BYTES * parameters * (COPIES + kept);
  }

  /** Returns the bytes outside the heap that a trial takes at most. */
  static long outsideOf(Trial trial) {
    long parameters = trial.architecture().parameterCount();
    long images =
        trial.architecture() instanceof ConvNet net
            ? Math.min(trial.batchSize(), trial.data().trainCount()) * bytesAnImage(net)
            : 0;
    return LEAST_OUTSIDE + Float.BYTES * parameters * COPIES + images;
  }

  /** What the backward pass reads of an image: the input, and what each stage leaves. */
  private static long bytesAnImage(ConvNet net) {
    long floats = (long) ConvNet.SIDE * ConvNet.SIDE;
    int side = ConvNet.SIDE;
    for (List<Integer> block : net.blocks()) {
      for (int i = 0; i < block.size(); i++) {
        long pixels = (long) side * side;
        // What a pooled convolution wrote is never stored. Batch normalisation needs the whole
        // batch before and after it, and its gradient.
        long share = net.batchNorm() ? 12 : i < block.size() - 1 ? 4 : 1;
        floats += block.get(i) * pixels * share / 4;
      }
      side /= 2;
    }
    return Float.BYTES * floats;
  }
}
