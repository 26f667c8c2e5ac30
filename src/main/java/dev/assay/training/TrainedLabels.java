package dev.assay.training;

import dev.assay.measurement.Examples;
import dev.assay.measurement.ImageExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The labels that a trial on images is trained and tested on.
 *
 * @param epochs the training labels as they stand at the end of each epoch, in the set's order
 * @param test the test labels
 */
public record TrainedLabels(List<List<Integer>> epochs, List<Integer> test) {

  /** Copies the lists. */
  public TrainedLabels {
    epochs = epochs.stream().map(List::copyOf).toList();
    test = List.copyOf(test);
  }

  /** Trains a trial outside any store and reads the labels off the run. */
  public static TrainedLabels of(Trial trial, DataSets dataSets) {
    List<List<Integer>> epochs = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    Observer reader =
        new Observer() {
          @Override
          public void epochEnded(TrainingRun session) {
            epochs.add(labels(session.train()));
          }

          @Override
          public void finished(TrainingRun session) {
            test.addAll(labels(session.test()));
          }
        };
    Trainer.alone(trial, dataSets, List.of(reader));
    return new TrainedLabels(epochs, test);
  }

  private static List<Integer> labels(Examples examples) {
    ImageExamples images = (ImageExamples) examples;
    return IntStream.range(0, images.count()).map(images::label).boxed().toList();
  }
}
