package dev.assay.instrument;

import dev.assay.data.FunctionSamples;
import dev.assay.data.ImageData;
import dev.assay.measurement.MeasuredSeries;
import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.DataSets;
import dev.assay.training.Probe;
import dev.assay.training.Trainer;
import dev.assay.training.Trial;
import dev.assay.training.result.Measurements;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.TrialData;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** What trains a small trial and measures on the way. */
@FunctionalInterface
interface TrialRun {
  /** The data of small trials on images. */
  ImageData IMAGES = Specimens.imageData(150, 40);

  /** The network of small trials on the function. */
  Mlp MLP = Mlp.ofWidths(Activation.TANH, 4);

  /** The trainer that the experiments use. */
  TrialRun REAL = trial -> Trainer.measure(trial, DataSets.of(IMAGES));

  /** Returns what the trial's probes measured. */
  Measurements of(Trial trial);

  /** Returns a run whose measurements are spoilt afterwards. */
  default TrialRun spoilt(BiFunction<Trial, Measurements, Measurements> mistake) {
    return trial -> mistake.apply(trial, of(trial));
  }

  /** Returns a run in which a series has other values, made from the whole of the measurements. */
  default TrialRun spoilt(String series, BiFunction<Trial, Measurements, double[]> values) {
    return spoilt(
        (trial, measured) ->
            withSeries(
                measured,
                series,
                new MeasuredSeries(measured.series(series).xs(), values.apply(trial, measured))));
  }

  static Measurements withSeries(Measurements measured, String name, MeasuredSeries other) {
    SortedMap<String, MeasuredSeries> series = new TreeMap<>(measured.series());
    series.put(name, other);
    return new Measurements(series, measured.scalars(), measured.weights());
  }

  static Measurements withScalar(Measurements measured, String name, double value) {
    SortedMap<String, Double> scalars = new TreeMap<>(measured.scalars());
    scalars.put(name, value);
    return new Measurements(measured.series(), scalars, measured.weights());
  }

  /** Returns a trial on all of the small set of images. */
  static Trial images(
      Architecture network,
      Optimizer optimizer,
      int epochs,
      double shuffledShare,
      Probe... probes) {
    return new Trial(
        new TrialData.Images(
            IMAGES.name(),
            IMAGES.digest(),
            IMAGES.train().count(),
            IMAGES.test().count(),
            shuffledShare),
        network,
        optimizer,
        64,
        new Budget.Epochs(epochs),
        3,
        probes);
  }

  /** Returns a trial of a small MLP on 20 points of the function. */
  static Trial function(Optimizer optimizer, int batch, int steps, Probe... probes) {
    return new Trial(
        new TrialData.Function(FunctionSamples.ofDomain(20)),
        MLP,
        optimizer,
        batch,
        new Budget.Steps(steps),
        3,
        probes);
  }
}
