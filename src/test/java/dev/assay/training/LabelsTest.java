package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.data.ImageData;
import dev.assay.data.ImageSet;
import dev.assay.data.LabelPermutation;
import dev.assay.data.RandomStreams;
import dev.assay.measurement.Examples;
import dev.assay.measurement.ImageExamples;
import dev.assay.model.ConvNet;
import dev.assay.model.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The labels that a trial with shuffled labels is trained and tested on. */
class LabelsTest {
  private static final ImageData DATA = Trials.STROKES;

  /** Labels as training sees them in each epoch, and the test labels. */
  private record Seen(List<int[]> epochs, int[] test) {}

  @Test
  void arePermutedOnceAndNeverAmongTheTestImages() {
    Trial trial = trial(DATA, 1, 1);
    TrialExamples examples = TrialExamples.draw(trial, Trials.DATA);
    int[] own = labels(TrialExamples.draw(trial(DATA, 0, 1), Trials.DATA).train());
    int[] test = labels(examples.test());
    Seen seen = new Seen(trained(trial), test);
    assertThat(faults(seen, own)).isEmpty();
    assertThat(seen.epochs().get(0)).isNotEqualTo(own);

    // Mutant: drawn afresh in each epoch.
    List<int[]> afresh =
        IntStream.range(0, 3)
            .mapToObj(i -> new LabelPermutation(1).apply(own, new RandomStreams(i).stream("x")))
            .toList();
    assertThat(faults(new Seen(afresh, test), own)).containsExactly("changed between epochs");
    // Mutant: applied to the test labels too.
    int[] shuffledTest = new LabelPermutation(1).apply(test, new RandomStreams(1).stream("x"));
    assertThat(faults(new Seen(seen.epochs(), shuffledTest), own))
        .containsExactly("test labels are not the images' own");
    // Mutant: drawn at random, so that the class counts change.
    int[] drawn = own.clone();
    drawn[0] = (drawn[0] + 1) % 10;
    assertThat(faults(new Seen(List.of(drawn, drawn), test), own))
        .containsExactly("not a permutation");
  }

  private static List<String> faults(Seen seen, int[] own) {
    List<String> faults = new ArrayList<>();
    int[] first = seen.epochs().get(0);
    if (!seen.epochs().stream().allMatch(labels -> Arrays.equals(labels, first))) {
      faults.add("changed between epochs");
    }
    if (!Arrays.equals(sorted(first), sorted(own))) {
      faults.add("not a permutation");
    }
    if (!Arrays.equals(seen.test(), DATA.test().labels())) {
      faults.add("test labels are not the images' own");
    }
    return faults;
  }

  @Test
  void dependOnTheSeedAndTheLabelsButNotOnTheImages() {
    ImageData inverted = new ImageData("inverted", inverted(DATA.train()), inverted(DATA.test()));
    DataSets both = DataSets.of(DATA, inverted);
    int[] labels = labels(TrialExamples.draw(trial(DATA, 1, 7), both).train());
    assertThat(labels(TrialExamples.draw(trial(DATA, 1, 7), both).train())).isEqualTo(labels);
    assertThat(labels(TrialExamples.draw(trial(DATA, 1, 8), both).train())).isNotEqualTo(labels);
    assertThat(labels(TrialExamples.draw(trial(inverted, 1, 7), both).train())).isEqualTo(labels);
  }

  private static ImageSet inverted(ImageSet set) {
    byte[] pixels = new byte[set.count() * set.rows() * set.columns()];
    byte[] labels = new byte[set.count()];
    int k = 0;
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) set.label(i);
      for (int pixel = 0; pixel < set.rows() * set.columns(); pixel++) {
        pixels[k++] = (byte) (255 - set.pixel(i, pixel / set.columns(), pixel % set.columns()));
      }
    }
    return ImageSet.of(set.rows(), set.columns(), pixels, labels);
  }

  private static Trial trial(ImageData data, double share, long seed) {
    return new Trial(
        new TrialData.Images(data.name(), data.digest(), 200, 100, share),
        ConvNet.ofWidths(2),
        Optimizer.adam(1e-2),
        64,
        new Budget.Epochs(3),
        seed);
  }

  /** Trains and reads the labels off the session at the end of each epoch. */
  private static List<int[]> trained(Trial trial) {
    List<int[]> epochs = new ArrayList<>();
    Observer observer =
        new Observer() {
          @Override
          public void epochEnded(Session session) {
            epochs.add(labels(session.train()));
          }
        };
    float[] initial = trial.architecture().initialise(new RandomStreams(1).stream("init"));
    try (Session session =
        new Session(
            trial,
            TrialExamples.draw(trial, Trials.DATA),
            initial,
            required -> {
              throw new AssertionError("nothing is required");
            })) {
      int[] order = IntStream.range(0, 200).toArray();
      for (int epoch = 0; epoch < 3; epoch++) {
        session.step(order, 0, 64, List.of());
        session.endEpoch(List.of(observer));
      }
    }
    return epochs;
  }

  private static int[] labels(Examples examples) {
    ImageExamples images = (ImageExamples) examples;
    return IntStream.range(0, images.count()).map(images::label).toArray();
  }

  private static int[] sorted(int[] labels) {
    return Arrays.stream(labels).sorted().toArray();
  }
}
