package dev.assay.model.onednn;

import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Holds native kernels to one thread each, and makes the threads that trials run on.
 *
 * <p>The number of kernel threads belongs to the Java thread that calls them: OpenMP gives every
 * new one what the environment says, or as many as there are cores, and sums are then added up in
 * another order. So it is set on each thread, wherever a network is built.
 */
public final class KernelThreads {
  private static final FutureTask<Boolean> LOADING = start();

  private KernelThreads() {}

  /** Starts to load the kernels; whoever needs them waits for it and is told what failed. */
  public static void begin() {
    // The class has begun when it is there.
  }

  /**
   * Loads the kernels if need be and holds those that the calling thread runs to one thread.
   *
   * @throws IllegalStateException if they cannot be loaded: each time, with the first cause
   */
  public static void hold() {
    loaded();
    set();
  }

  /** One thread at a time: OpenBLAS frees and allocates its buffers here without a lock. */
  private static synchronized void set() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /**
   * Returns a pool of daemon threads whose kernels are held to one thread.
   *
   * @throws IllegalStateException if the kernels cannot be loaded, or if OpenMP has bound the
   *     calling thread to a core that all of the pool's threads would share
   */
  public static ExecutorService pool(int threads, String name) {
    loaded();
    Affinity.check();
    return Executors.newFixedThreadPool(threads, work -> thread(work, name));
  }

  /** Returns a daemon thread, not started, whose kernels are held to one thread. */
  public static Thread thread(Runnable work, String name) {
    Thread thread =
        new Thread(
            () -> {
              hold();
              work.run();
            },
            name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Loads on a thread that does nothing else: where OMP_PROC_BIND asks for it, OpenMP binds the
   * thread that loads it to one core, which every thread made by that one would inherit.
   */
  private static FutureTask<Boolean> start() {
    FutureTask<Boolean> loading = new FutureTask<>(KernelThreads::load);
    Thread thread = new Thread(loading, "assay-kernels");
    thread.setDaemon(true);
    thread.start();
    return loading;
  }

  private static boolean load() {
    ReachableOperands.install();
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    // ND4J's own number, of the whole process; its reductions to a single number ignore it.
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    // Before any other thread calls BLAS: what OpenBLAS frees here is freed once.
    set();
    return ConvolutionEngine.load();
  }

  /** Waits for the kernels and tells whether oneDNN is among them. */
  static boolean loaded() {
    try {
      return LOADING.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          String.format(
              Locale.ENGLISH,
              "the native kernels cannot be loaded (%s): ND4J's binary for this system must be on the class path and its folder, ~/.javacpp/cache or -Dorg.bytedeco.javacpp.cachedir=DIR, writable and not mounted noexec",
              root(e)),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the native kernels were loaded");
    }
  }

  /** ND4J wraps what the system said about a library several times. */
  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable next = root.getCause(); next != null; next = root.getCause()) {
      root = next;
    }
    return root;
  }
}
