package dev.assay.training.runner;

import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.DataSets;
import dev.assay.training.Displacement;
import dev.assay.training.PerIteration;
import dev.assay.training.Probe;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.ResumePoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Times a few steps of networks before anything is trained, so that a run can say how long it will
 * take. Each is trained from its beginning in a run of its own, which is thrown away.
 */
public final class StepTimer {
  /** From here on time grows with the batch alone. */
  private static final int LARGEST_BATCH = 256;

  /** The first step makes kernels, and Java compiles during the first hundred milliseconds. */
  private static final long WARM_UP = 150_000_000L;

  private static final long LENGTH = 100_000_000L;
  private static final int LEAST_STEPS = 3;
  private static final int MANY_STEPS = 1_000_000;

  private final DataSets dataSets;
  private final int threads;
  private final LongSupplier clock;

  /**
   * Creates a timer.
   *
   * @param threads how many networks are timed side by side: as many as will be trained
   * @param clock nanoseconds from any origin, asked on the thread that trains
   */
  public StepTimer(DataSets dataSets, int threads, LongSupplier clock) {
    this.dataSets = dataSets;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Returns the seconds that one step of each trial takes; nothing of one that cannot be trained,
   * which its section will say.
   */
  public Map<Trial, Double> secondsPerStep(List<Trial> trials) {
    Map<Trial, Double> seconds = new LinkedHashMap<>();
    ExecutorService pool = KernelThreads.pool(threads, "assay-timer");
    try {
      Map<Trial, Future<Optional<Double>>> running = new LinkedHashMap<>();
      trials.forEach(trial -> running.put(trial, pool.submit(() -> time(trial))));
      for (Map.Entry<Trial, Future<Optional<Double>>> one : running.entrySet()) {
        try {
          one.getValue().get().ifPresent(found -> seconds.put(one.getKey(), found));
        } catch (ExecutionException e) {
          // An estimate is no reason to fail: the trial itself will.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pool.shutdownNow();
    }
    return seconds;
  }

  private Optional<Double> time(Trial trial) {
    int batch = Math.min(trial.batchSize(), trial.data().trainCount());
    int timed = Math.min(batch, LARGEST_BATCH);
    Trial steps =
        new Trial(
            trial.data(),
            trial.architecture(),
            trial.optimizer(),
            timed,
            new Budget.Steps(MANY_STEPS),
            trial.seed(),
            trial.initSeed(),
            trial.probes().stream().filter(StepTimer::belongsToAStep).toList());
    Laps laps = new Laps();
    try {
      new Trainer(
              dataSets,
              required -> {
                throw new IllegalStateException("nothing of a step needs " + required.describe());
              })
          .train(steps, (step, of, epoch, loss) -> {}, laps);
      return Optional.empty();
    } catch (ResumePoints.SuspendedException e) {
      return Optional.of(laps.median() * batch / timed);
    }
  }

  private static boolean belongsToAStep(Probe probe) {
    return probe instanceof PerIteration || probe instanceof Displacement;
  }

  /** Takes the time of each step once it is warm, and ends the run. */
  private final class Laps implements ResumePoints {
    private final List<Long> laps = new ArrayList<>();
    private long first;
    private long last;

    @Override
    public Optional<byte[]> last() {
      return Optional.empty();
    }

    @Override
    public Next after(int step, int steps) {
      long now = clock.getAsLong();
      if (step == 1) {
        first = now;
      } else if (now - first > WARM_UP) {
        laps.add(now - last);
      }
      last = now;
      boolean enough = laps.size() >= LEAST_STEPS && now - first > WARM_UP + LENGTH;
      return enough ? Next.SUSPEND : Next.GO_ON;
    }

    @Override
    public void keep(int step, byte[] state) {}

    @Override
    public void unusable(String why) {}

    double median() {
      return laps.stream().sorted().skip(laps.size() / 2).findFirst().orElseThrow() / 1e9;
    }
  }
}
