package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.CriticalPoint;
import dev.assay.measurement.CriticalPointSearch;
import dev.assay.measurement.ExactMlp;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Perturbations;
import dev.assay.measurement.Spectrum;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.training.result.Recorder;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Asks for the point of vanishing gradient next to a trained perceptron's weights, and for the
 * minimal ratio there and at the trained weights.
 *
 * <p>Leaves the scalars {@code zero.loss}, {@code zero.gradient}, {@code zero.reached} (1 or 0),
 * {@code zero.descents} and {@code zero.corrections}; the series {@code zero.parameters} and {@code
 * zero.spectrum} (x is the index from 1; the Hessian's eigenvalues, descending) and {@code
 * zero.ratio} (x is the deviation σ; the share of perturbations with higher loss); and {@code
 * trained.loss}, {@code trained.gradient}, {@code trained.spectrum} and {@code trained.ratio}, the
 * same at the weights where training ended. All of it in double precision over the whole training
 * set; the weights that training started from are kept as {@code start}.
 *
 * @param search how the point is sought
 * @param deviations the perturbations' standard deviations
 * @param samples how many perturbations there are at each
 */
public record ZeroGradient(CriticalPointSearch search, List<Double> deviations, int samples)
    implements Probe {
  /** Copies the deviations. */
  public ZeroGradient {
    deviations = List.copyOf(deviations);
  }

  @Override
  public Set<String> leaves() {
    return Set.of("zero.", "trained.", "start");
  }

  @Override
  public void requireOf(Architecture network) {
    if (!(network instanceof Mlp)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "no exact Hessian of %s: ask for a vanishing gradient of a small MLP",
              network.describe()));
    }
  }

  @Override
  public Observer observer() {
    return new Observer() {
      @Override
      public void started(TrainingRun session) {
        session.recorder().weights("start", session.weights());
      }

      @Override
      public void finished(TrainingRun session) {
        Trial trial = session.trial();
        ExactMlp objective = new ExactMlp((Mlp) trial.architecture(), session.train());
        Perturbations noise =
            Perturbations.draw(
                samples,
                objective.parameters(),
                new RandomStreams(trial.seed()).stream("minimal-ratio"));
        double[] trained = doubles(session.weights());
        CriticalPoint zero = search.from(objective, trained);
        Recorder recorder = session.recorder();
        describe("trained", objective, trained, noise, recorder);
        describe("zero", objective, zero.parameters(), noise, recorder);
        recorder.series("zero.parameters", indexed(zero.parameters()));
        recorder.scalar("zero.reached", zero.reached() ? 1 : 0);
        recorder.scalar("zero.descents", zero.descents());
        recorder.scalar("zero.corrections", zero.corrections());
      }
    };
  }

  private void describe(
      String name, ExactMlp objective, double[] at, Perturbations noise, Recorder recorder) {
    recorder.scalar(name + ".loss", objective.loss(at));
    recorder.scalar(
        name + ".gradient",
        Math.sqrt(DoubleStream.of(objective.gradient(at)).map(g -> g * g).sum()));
    recorder.series(name + ".spectrum", indexed(Spectrum.ofMatrix(objective.hessian(at)).values()));
    for (double deviation : deviations) {
      recorder.point(name + ".ratio", deviation, noise.higherShare(objective::loss, at, deviation));
    }
  }

  private static double[] doubles(Weights weights) {
    return IntStream.range(0, weights.size()).mapToDouble(weights::get).toArray();
  }

  private static MeasuredSeries indexed(double[] values) {
    return new MeasuredSeries(
        IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(), values);
  }

  @Override
  public double work(Trial trial) {
    double parameters = trial.architecture().parameterCount();
    double loss = (double) trial.architecture().operations() * trial.data().trainCount();
    double step = 3 * parameters * loss + 20 * parameters * parameters * parameters;
    return (search.descents() + search.corrections()) * step / 2
        + 2.0 * deviations.size() * samples * loss;
  }
}
