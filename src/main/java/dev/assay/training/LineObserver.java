package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.Examples;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.WeightMatching;
import dev.assay.measurement.Weights;
import dev.assay.model.ConvNet;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Recorder;
import dev.assay.training.setting.Budget;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Walks the line of a {@link Line} probe when training is over. */
final class LineObserver implements Observer {
  private final Line line;

  LineObserver(Line line) {
    this.line = line;
  }

  @Override
  public void finished(TrainingRun session) {
    TrialResult other = session.resultOf(line.start());
    if (other.diverged()) {
      return;
    }
    try (PlainNetwork network = PlainNetwork.of(session.trial(), session.weights())) {
      walk(session, other.measurements(), network);
    }
  }

  private void walk(TrainingRun session, Measurements other, PlainNetwork network) {
    Recorder recorder = session.recorder();
    String name = line.variant().label() + ".";
    Examples train = SelectedExamples.spaced(session.train(), line.points());
    Examples test = SelectedExamples.spaced(session.test(), line.points());
    int epoch = startEpoch(session, other, network, train);
    Weights start = other.weights(Snapshots.name(epoch));
    Weights end = end(session, start);
    recorder.scalar(name + "epoch", epoch);
    recorder.scalar(name + "length", start.distance(end));
    record(session, name + "train.", network, start, end, train);
    record(session, name + "test.", network, start, end, test);
    if (line.directions() > 0) {
      RandomStreams streams = new RandomStreams(session.trial().seed());
      recorder.scalar(
          name + "curvature.start",
          network.curvature(start, train, line.directions(), streams.stream("curvature")));
      recorder.scalar(
          name + "curvature.end",
          network.curvature(end, train, line.directions(), streams.stream("curvature")));
    }
  }

  private void record(
      TrainingRun session,
      String name,
      PlainNetwork network,
      Weights start,
      Weights end,
      Examples set) {
    Recorder recorder = session.recorder();
    double[] places = LinearPath.places(line.places(), line.low(), line.high());
    LinearPath path = network.path(start, end, places, set);
    recorder.series(name + "loss", path.loss());
    recorder.scalar(name + "barrier", path.barrier());
    if (session.recordsAccuracy()) {
      recorder.series(name + "accuracy", path.accuracy());
      recorder.scalar(name + "dip", path.dip());
    }
  }

  private Weights end(TrainingRun session, Weights start) {
    return line.variant() == Line.Variant.ALIGNED
        ? WeightMatching.align((ConvNet) session.trial().architecture(), start, session.weights())
        : session.weights();
  }

  private int startEpoch(
      TrainingRun session, Measurements other, PlainNetwork network, Examples train) {
    Trial start = line.start();
    int perEpoch = Budget.stepsPerEpoch(start.data().trainCount(), start.batchSize());
    int last = (start.steps() + perEpoch - 1) / perEpoch;
    if (line.variant() != Line.Variant.MATCHED_LOSS) {
      return last;
    }
    double target = Math.log(network.evaluate(train).loss());
    return IntStream.rangeClosed(1, last)
        .boxed()
        .min(
            Comparator.comparingDouble(
                epoch -> Math.abs(Math.log(loss(session, other, epoch, train)) - target)))
        .orElseThrow();
  }

  private static double loss(TrainingRun session, Measurements other, int epoch, Examples train) {
    Weights weights = other.weights(Snapshots.name(epoch));
    try (PlainNetwork network = PlainNetwork.of(session.trial(), weights)) {
      return network.evaluate(train).loss();
    }
  }
}
