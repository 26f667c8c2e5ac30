package dev.assay.training;

import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.LabelPermutation;
import dev.assay.data.RandomStreams;
import dev.assay.data.Subset;
import dev.assay.measurement.Examples;
import dev.assay.measurement.FunctionExamples;
import dev.assay.measurement.ImageExamples;
import dev.assay.training.setting.TrialData;

/**
 * The examples that a trial's seed draws.
 *
 * @param train the training set
 * @param test the test set
 */
record TrialExamples(Examples train, Examples test) {

  static TrialExamples draw(Trial trial, DataSets dataSets) {
    if (trial.data() instanceof TrialData.Images images) {
      return draw(images, dataSets.find(images), trial.seed());
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
