package dev.assay.training.runner;

import dev.assay.model.onednn.KernelThreads;
import dev.assay.training.DataSets;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.TrialResult;
import dev.assay.training.setting.ResumePoints;
import dev.assay.training.store.TrialStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Trains on this machine: as many trials side by side as there are threads, each on one kernel
 * thread, and takes from a store what it holds already.
 */
public final class LocalRunner implements TrialRunner {
  private final DataSets dataSets;
  private final TrialStore store;
  private final boolean cold;
  private final int threads;
  private final Machine machine;
  private final RunListener listener;
  private final Optional<Cluster> cluster;
  private final TrainingTime time;

  /**
   * Creates a runner that takes as long as it takes.
   *
   * @param dataSets the image data that trials may ask for
   * @param store takes each result as soon as it is there
   * @param cold whether everything is trained, whatever the store holds
   * @param threads how many trials run side by side, at least 1
   * @param machine what is written into each result's provenance
   * @param listener hears how the run goes
   */
  public LocalRunner(
      DataSets dataSets,
      TrialStore store,
      boolean cold,
      int threads,
      Machine machine,
      RunListener listener) {
    this(dataSets, store, cold, threads, machine, listener, TrainingTime.unlimited());
  }

  /**
   * Creates a runner.
   *
   * @param dataSets the image data that trials may ask for
   * @param store takes each result as soon as it is there
   * @param cold whether everything is trained, whatever the store holds
   * @param threads how many trials run side by side, at least 1; fewer where memory is short
   * @param machine what is written into each result's provenance
   * @param listener hears how the run goes
   * @param time when trials must have ended, and which keep their state on the way
   */
  public LocalRunner(
      DataSets dataSets,
      TrialStore store,
      boolean cold,
      int threads,
      Machine machine,
      RunListener listener,
      TrainingTime time) {
    this(dataSets, store, cold, threads, machine, listener, time, Optional.empty());
  }

  private LocalRunner(
      DataSets dataSets,
      TrialStore store,
      boolean cold,
      int threads,
      Machine machine,
      RunListener listener,
      TrainingTime time,
      Optional<Cluster> cluster) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          threads + " trials side by side train nothing: give at least 1");
    }
    this.dataSets = dataSets;
    this.store = store;
    this.cold = cold;
    this.threads = threads;
    this.machine = machine;
    this.listener = listener;
    this.time = time;
    this.cluster = cluster;
  }

  /**
   * Returns a runner that lets a cluster train, as many trials side by side as it can; the store
   * and the order of the trials stay here.
   */
  public LocalRunner on(Cluster place) {
    return new LocalRunner(
        dataSets, store, cold, place.slots(), machine, listener, time, Optional.of(place));
  }

  @Override
  public List<CompletedTrial> run(List<Trial> trials) {
    Map<Trial, CompletedTrial> done = attempt(trials);
    List<Trial> open = trials.stream().filter(trial -> !done.containsKey(trial)).toList();
    if (!open.isEmpty()) {
      throw new UnfinishedException(open);
    }
    return trials.stream().map(done::get).toList();
  }

  /**
   * Runs trials for as long as the time allows, and returns those that are done.
   *
   * @throws TrialException if a trial could not be run; what was finished by then is not lost
   */
  public Map<Trial, CompletedTrial> attempt(List<Trial> trials) {
    Map<Trial, CompletedTrial> done = new ConcurrentHashMap<>();
    Set<Trial> wanted = Trial.withRequired(trials);
    if (!cold) {
      for (Trial trial : wanted) {
        store.load(trial).ifPresent(result -> done.put(trial, new CompletedTrial(result, true)));
      }
    }
    List<Trial> open = wanted.stream().filter(trial -> !done.containsKey(trial)).toList();
    listener.planned(open, done.size());
    train(open, done);
    return Map.copyOf(done);
  }

  /** Trains in waves: a trial belongs to the first wave whose trials need none of later ones. */
  private void train(List<Trial> open, Map<Trial, CompletedTrial> done) {
    // A cluster's memory is not this machine's.
    int sideBySide =
        cluster.isPresent() ? threads : MemoryLimits.ofProcess().sideBySide(open, threads);
    ExecutorService pool = KernelThreads.pool(sideBySide, "assay-trial");
    try {
      List<Trial> left = new ArrayList<>(open);
      while (!left.isEmpty() && !time.isOver()) {
        List<Trial> wave =
            left.stream().filter(trial -> done.keySet().containsAll(trial.requires())).toList();
        if (wave.isEmpty()) {
          // What the others require was suspended.
          return;
        }
        await(submit(wave, done, pool), pool);
        left.removeAll(wave);
      }
    } finally {
      pool.shutdown();
    }
  }

  /** A trial in the pool and what becomes of it. */
  private record Running(Trial trial, Future<?> end) {}

  private List<Running> submit(
      List<Trial> wave, Map<Trial, CompletedTrial> done, ExecutorService pool) {
    // The longest first, so that the last ones to finish are short.
    return wave.stream()
        .sorted(Comparator.comparingDouble(Trial::work).reversed())
        .map(trial -> new Running(trial, pool.submit(() -> begin(trial, done))))
        .toList();
  }

  /** Waits for all of a wave, so that a trial that fails costs no other one its result. */
  private static void await(List<Running> wave, ExecutorService pool) {
    List<TrialException> failures = new ArrayList<>();
    for (Running running : wave) {
      try {
        running.end().get();
      } catch (ExecutionException e) {
        failures.add(
            new TrialException(running.trial(), Objects.requireNonNullElse(e.getCause(), e)));
      } catch (InterruptedException e) {
        stop(pool);
        throw new TrialException(running.trial(), e);
      }
    }
    if (!failures.isEmpty()) {
      TrialException first = failures.get(0);
      failures.stream().skip(1).forEach(first::addSuppressed);
      throw first;
    }
  }

  /** Drops the queue, stops the trials in flight after their step, and waits for them. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    try {
      // Only a long measurement at the end of a trial can outlast this.
      pool.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      // Asked twice to stop: the threads are daemons and end on their own.
    }
    Thread.currentThread().interrupt();
  }

  private static TrialResult resultOf(Trial required, Map<Trial, CompletedTrial> done) {
    return Objects.requireNonNull(
            done.get(required), () -> "required and not run before: " + required.describe())
        .result();
  }

  private @Nullable Void begin(Trial trial, Map<Trial, CompletedTrial> done)
      throws InterruptedException {
    if (time.isOver()) {
      return null;
    }
    try {
      done.put(trial, trainOne(trial, done));
    } catch (ResumePoints.SuspendedException e) {
      listener.suspended(trial);
    }
    return null;
  }

  private CompletedTrial trainOne(Trial trial, Map<Trial, CompletedTrial> done)
      throws InterruptedException {
    TrialResult result =
        cluster.isPresent()
            ? cluster
                .get()
                .train(
                    trial,
                    trial.requires().stream().map(required -> resultOf(required, done)).toList(),
                    dataSets)
            : trainHere(trial, done);
    store.save(result);
    listener.finished(result);
    return new CompletedTrial(result, false);
  }

  private TrialResult trainHere(Trial trial, Map<Trial, CompletedTrial> done) {
    StoredPoints points = new StoredPoints(trial, store, cold, time);
    Trainer.Run run =
        new Trainer(dataSets, required -> resultOf(required, done))
            .train(
                trial,
                (step, steps, epoch, loss) -> listener.progressed(trial, step, steps, epoch, loss),
                points);
    return new TrialResult(
        trial, run.measurements(), run.outcome(), machine.provenance(threads, points.seconds()));
  }
}
