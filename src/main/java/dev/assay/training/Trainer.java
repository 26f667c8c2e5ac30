package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.setting.ResumePoints;
import dev.assay.training.setting.TrialData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
    return new Trainer(dataSets, none)
        .train(trial, watching, (step, steps, epoch, loss) -> {}, ResumePoints.NONE);
  }

  public Run train(Trial trial, Progress progress) {
    return train(trial, progress, ResumePoints.NONE);
  }

  /**
   * Trains a trial from its beginning, or from where it was left.
   *
   * @throws ResumePoints.SuspendedException if the trial was told to end before its end
   */
  public Run train(Trial trial, Progress progress, ResumePoints points) {
    return train(trial, List.of(), progress, points);
  }

  private Run train(Trial trial, List<Observer> watching, Progress progress, ResumePoints asked) {
    ResumePoints points = resumable(trial) ? asked : asked.withoutState();
    Optional<byte[]> last = points.last();
    if (last.isPresent()) {
      try {
        return train(trial, watching, progress, points, last);
      } catch (UnusableStateException e) {
        points.unusable(e.getMessage());
      }
    }
    return train(trial, watching, progress, points, Optional.empty());
  }

  /**
   * Tells whether all that a run of a trial remembers is kept. Draws of dropout and augmentation,
   * L-BFGS's history and what a report's own probe remembers are not: such a trial, if it is
   * stopped, begins anew.
   */
  private static boolean resumable(Trial trial) {
    Architecture network = trial.architecture();
    return (network instanceof Mlp || network instanceof ConvNet)
        && !(trial.data() instanceof TrialData.Augmented)
        && trial.optimizer().method() != Optimizer.Method.LBFGS
        && trial.probes().stream().noneMatch(OwnProbe.class::isInstance);
  }

  /**
   * A run that has taken over a part of a state is spoilt: the trial begins anew in another one.
   */
  private static final class UnusableStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableStateException(IOException cause) {
      super(cause.toString(), cause);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private Run train(
      Trial trial,
      List<Observer> watching,
      Progress progress,
      ResumePoints points,
      Optional<byte[]> last) {
    RandomStreams streams = new RandomStreams(trial.seed());
    float[] initial =
        trial.architecture().initialise(new RandomStreams(trial.initSeed()).stream("init"));
    TrialExamples examples = TrialExamples.draw(trial, dataSets);
    TrialCheck.requireSizes(trial.architecture(), examples.train());
    try (TrainingRun session = new TrainingRun(trial, examples, initial, results)) {
      List<Observer> observers =
          Stream.concat(trial.probes().stream().map(Probe::observer), watching.stream()).toList();
      observers.forEach(observer -> observer.started(session));
      RunState state =
          new RunState(
              session,
              observers,
              streams.resumable("shuffle"),
              IntStream.range(0, session.train().count()).toArray());
      last.ifPresent(bytes -> restore(state, bytes));
      Outcome outcome = loop(state, progress, points);
      if (outcome instanceof Outcome.Finished) {
        observers.forEach(observer -> observer.finished(session));
      }
      return new Run(session.recorder().measurements(), outcome);
    }
  }

  private static void restore(RunState state, byte[] bytes) {
    try {
      state.read(bytes);
    } catch (IOException e) {
      throw new UnusableStateException(e);
    }
  }

  private static Outcome loop(RunState state, Progress progress, ResumePoints points) {
    TrainingRun session = state.session();
    Trial trial = session.trial();
    int steps = trial.steps();
    int count = session.train().count();
    int batch = Math.min(trial.batchSize(), count);
    int every = Math.max(1, steps / 200);
    boolean resumed = session.step() > 0;
    if (session.step() == steps) {
      keep(state, steps, points);
    }
    while (resumed || session.step() < steps) {
      if (!resumed) {
        state.beginPass(batch < count);
      }
      resumed = false;
      while (!state.passIsOver() && session.step() < steps) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException("interrupted before step " + (session.step() + 1));
        }
        state.step(batch);
        if (!Double.isFinite(session.batchLoss())) {
          return new Outcome.Diverged(session.step(), session.batchLoss());
        }
        if (session.step() % every == 0) {
          progress.at(session.step(), steps, session.epoch() + 1, session.batchLoss());
        }
        keep(state, steps, points);
      }
      session.endEpoch(state.observers());
    }
    return session.finite()
        ? new Outcome.Finished(steps)
        : new Outcome.Diverged(steps, session.batchLoss());
  }

  private static void keep(RunState state, int steps, ResumePoints points) {
    int step = state.session().step();
    ResumePoints.Next next = points.after(step, steps);
    if (next != ResumePoints.Next.GO_ON) {
      points.keep(step, state.write());
    }
    if (next == ResumePoints.Next.SUSPEND) {
      throw new ResumePoints.SuspendedException(state.session().trial().describe(), step);
    }
  }
}
