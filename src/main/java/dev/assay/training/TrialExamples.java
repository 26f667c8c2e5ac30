package dev.assay.training;

import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.LabelPermutation;
import dev.assay.data.OwnTable;
import dev.assay.data.RandomStreams;
import dev.assay.data.Subset;
import dev.assay.measurement.AugmentedExamples;
import dev.assay.measurement.Examples;
import dev.assay.measurement.FunctionExamples;
import dev.assay.measurement.ImageExamples;
import dev.assay.measurement.TableExamples;
import dev.assay.training.setting.TrialData;

/**
 * The examples that a trial's seed draws.
 *
 * @param train the training set
 * @param test the test set
 * @param stepped the training set as the optimizer's steps see it, which may change it at random
 */
record TrialExamples(Examples train, Examples test, Examples stepped) {

  private TrialExamples(Examples train, Examples test) {
    this(train, test, train);
  }

  static TrialExamples draw(Trial trial, DataSets dataSets) {
    long seed = trial.seed();
    if (trial.data() instanceof TrialData.Images images) {
      return draw(images, dataSets.find(images), seed);
    }
    if (trial.data() instanceof TrialData.Augmented augmented) {
      TrialExamples plain = draw(augmented.images(), dataSets.find(augmented.images()), seed);
      return new TrialExamples(
          plain.train(),
          plain.test(),
          new AugmentedExamples(
              (ImageExamples) plain.train(),
              augmented.margin(),
              augmented.flip(),
              new RandomStreams(seed).stream("augment")));
    }
    if (trial.data() instanceof TrialData.Points points) {
      return new TrialExamples(
          new FunctionExamples(points.points().train(seed)),
          new FunctionExamples(points.points().test(seed)));
    }
    if (trial.data() instanceof TrialData.Table rows) {
      OwnTable table = OwnTable.of(rows.digest());
      OwnTable.Drawn drawn = table.draw(seed, rows.trainCount(), rows.heldOut());
      return new TrialExamples(
          new TableExamples(table, drawn, false), new TableExamples(table, drawn, true));
    }
    Examples points = new FunctionExamples(((TrialData.Function) trial.data()).samples());
    return new TrialExamples(points, points);
  }

  private static TrialExamples draw(TrialData.Images spec, ImageData data, long seed) {
    RandomStreams streams = new RandomStreams(seed);
    int[] train = chosen(data.train(), spec.trainCount(), streams, "subset");
    int[] labels = new int[train.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.train().label(train[i]);
    }
    int[] permuted =
        new LabelPermutation(spec.shuffledShare()).apply(labels, streams.stream("labels"));
    int[] test = chosen(data.test(), spec.testCount(), streams, "test-subset");
    return new TrialExamples(
        new ImageExamples(data.train(), train, permuted),
        ImageExamples.labelled(data.test(), test));
  }

  private static int[] chosen(ImageSet set, int count, RandomStreams streams, String stream) {
    return new Subset(count, count < set.count()).indices(set, streams.stream(stream));
  }
}
