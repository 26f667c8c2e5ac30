package dev.assay.system;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * What is worked out once: on a thread beside, or on that of who asks for it first.
 *
 * @param <T> what comes of it
 */
public final class Beside<T> {
  private final FutureTask<T> work;
  private boolean begun;

  /** Creates it; nothing has begun. */
  public Beside(Callable<T> work) {
    this.work = new FutureTask<>(work);
  }

  /** Has a thread of that name begin with it, the first time that this is called. */
  public synchronized void begin(String name) {
    if (!begun) {
      begun = true;
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * Returns what came of it: worked out here and now, where that has not begun.
   *
   * @throws Throwable what it threw, each time it is asked for
   */
  public T get() throws Throwable {
    work.run();
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }
}
