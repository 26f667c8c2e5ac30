package dev.assay.training;

import dev.assay.data.RandomStreams;
import dev.assay.measurement.Examples;
import dev.assay.measurement.LinearPath;
import dev.assay.measurement.SelectedExamples;
import dev.assay.measurement.WeightMatching;
import dev.assay.measurement.Weights;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.network.Network;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Recorder;
import dev.assay.training.setting.Budget;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Asks for loss and accuracy along the straight line from another trial's solution to this one's.
 *
 * <p>Leaves, under the variant's label, such as {@code line.}: the series {@code train.loss},
 * {@code train.accuracy}, {@code test.loss} and {@code test.accuracy} over α, where the other trial
 * is at 0 and this one at 1; the scalars {@code train.barrier}, {@code test.barrier}, {@code
 * train.dip} and {@code test.dip}; {@code length}, the Euclidean distance; and, if directions are
 * asked for, {@code curvature.start} and {@code curvature.end}, the training loss's mean curvature
 * along random filter-normalised directions. It leaves nothing if the other trial diverged.
 *
 * @param start the other trial; it must keep snapshots of its last epoch, and of every epoch for
 *     {@link Variant#MATCHED_LOSS}
 * @param variant which two points are joined
 * @param places how many α
 * @param low the first α, at most 0
 * @param high the last α, at least 1
 * @param points how many evenly spaced examples of either set are evaluated
 * @param directions how many random directions; 0 for none
 */
public record Line(
    Trial start, Variant variant, int places, double low, double high, int points, int directions)
    implements Probe {

  /** Which two points the line joins. */
  public enum Variant {
    /** The two solutions as they are. */
    PLAIN("line"),
    /** This one's units reordered by weight matching first. */
    ALIGNED("line-aligned"),
    /**
     * From that snapshot of the other trial whose training loss is nearest this one's, by ratio;
     * leaves {@code epoch} too.
     */
    MATCHED_LOSS("line-matched");

    private final String label;

    Variant(String label) {
      this.label = label;
    }

    /** Returns the prefix of what is measured. */
    public String label() {
      return label;
    }
  }

  /** Validates the line. */
  public Line {
    if (places < 2 || !(low <= 0) || !(high >= 1) || points < 1 || directions < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "a line of %d places from %s to %s on %d points with %d directions is not usable: it"
                  + " must hold 0 and 1",
              places,
              low,
              high,
              points,
              directions));
    }
    Architecture network = start.architecture();
    boolean joins =
        network instanceof ConvNet || (network instanceof Network && variant != Variant.ALIGNED);
    if (!joins || network.hasBatchNorm()) {
      throw new IllegalArgumentException(
          "a line joins plain convolutional networks, or networks of layers that are not aligned and"
              + " have no batch norm, not "
              + network.describe());
    }
  }

  @Override
  public Set<String> leaves() {
    return Set.of(variant.label() + ".");
  }

  @Override
  public Observer observer() {
    return new LineObserver(this);
  }

  @Override
  public List<Trial> requires() {
    return List.of(start);
  }

  @Override
  public double work(Trial trial) {
    // A curvature takes two gradients of three forward passes each, at both ends.
    double passes = (2.0 * places + 12.0 * directions) * points;
    return passes * trial.architecture().operations();
  }

  /** Walks the line of a {@link Line} probe when training is over. */
  private static final class LineObserver implements Observer {
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
}
