package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains one trial on the calling thread.
 *
 * <p>Every random number comes from a named stream of the trial's seed, and kernels run on this
 * thread alone, so a trial gives the same bytes wherever and beside whatever it runs.
 */
public final class Trainer {
  private final DataSets dataSets;
  private final Results results;

  /**
   * Creates a trainer.
   *
   * @param dataSets the image data that trials may ask for
   * @param results where the results of required trials are found
   */
  public Trainer(DataSets dataSets, Results results) {
    this.dataSets = dataSets;
    this.results = results;
  }

  /** Hands over the results of trials that have run already. */
  @FunctionalInterface
  public interface Results {
    /** Returns the result of a trial that another one requires. */
    TrialResult of(Trial trial);
  }

  /** Hears how far a run is. */
  @FunctionalInterface
  public interface Progress {
    /** Called every few steps. */
    void at(int step, int steps, int epoch, double loss);
  }

  /** What a run amounted to, before its provenance is known. */
  public record Run(Measurements measurements, Outcome outcome) {}

  /**
   * Trains one trial outside any store and returns what its probes measured.
   *
   * @throws IllegalArgumentException if the trial requires another one, or data that is not given
   */
  public static Measurements measure(Trial trial, DataSets dataSets) {
    return alone(trial, dataSets, List.of()).measurements();
  }

  /** Trains one trial outside any store, watched by more than its probes. */
  static Run alone(Trial trial, DataSets dataSets, List<Observer> watching) {
    Results none =
        required -> {
          throw new IllegalArgumentException(
              "a trial trained alone cannot require another one: " + required.describe());
        };
    return new Trainer(dataSets, none).train(trial, watching, (step, steps, epoch, loss) -> {});
  }

  public Run train(Trial trial, Progress progress) {
    return train(trial, List.of(), progress);
  }

  private Run train(Trial trial, List<Observer> watching, Progress progress) {
    RandomStreams streams = new RandomStreams(trial.seed());
    float[] initial =
        trial.architecture().initialise(new RandomStreams(trial.initSeed()).stream("init"));
    TrialExamples examples = TrialExamples.draw(trial, dataSets);
    TrialCheck.requireSizes(trial.architecture(), examples.train());
    try (TrainingRun session = new TrainingRun(trial, examples, initial, results)) {
      List<Observer> observers =
          Stream.concat(trial.probes().stream().map(Probe::observer), watching.stream()).toList();
      observers.forEach(observer -> observer.started(session));
      Outcome outcome = loop(session, observers, streams.stream("shuffle"), progress);
      if (outcome instanceof Outcome.Finished) {
        observers.forEach(observer -> observer.finished(session));
      }
      return new Run(session.recorder().measurements(), outcome);
    }
  }

  private static Outcome loop(
      TrainingRun session, List<Observer> observers, RandomGenerator shuffle, Progress progress) {
    Trial trial = session.trial();
    int steps = trial.steps();
    int count = session.train().count();
    int batch = Math.min(trial.batchSize(), count);
    int every = Math.max(1, steps / 200);
    int[] order = IntStream.range(0, count).toArray();
    while (session.step() < steps) {
      if (batch < count) {
        RandomStreams.shuffle(order, shuffle);
      }
      for (int from = 0; from < count && session.step() < steps; from += batch) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted before step " + (session.step() + 1));
        }
        session.step(order, from, Math.min(batch, count - from), observers);
        if (!Double.isFinite(session.batchLoss())) {
          return new Outcome.Diverged(session.step(), session.batchLoss());
        }
        if (session.step() % every == 0) {
          progress.at(session.step(), steps, session.epoch() + 1, session.batchLoss());
        }
      }
      session.endEpoch(observers);
    }
    return session.finite()
        ? new Outcome.Finished(steps)
        : new Outcome.Diverged(steps, session.batchLoss());
  }
}
