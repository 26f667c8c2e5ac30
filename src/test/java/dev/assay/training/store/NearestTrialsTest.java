package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Activation;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.training.Kernels;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.runner.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NearestTrialsTest {
  @TempDir Path directory;
  private TrialStore store;
  private TrialResult result;

  @BeforeEach
  void train() {
    store = new TrialStore(directory, Trials.NO_WARNING);
    result =
        Trials.runner(store, 1, RunListener.NONE).run(List.of(Trials.function(1))).get(0).result();
  }

  @Test
  void namesTheFieldThatDiffers() {
    assertThat(store.nearest().difference(Trials.function(Optimizer.adam(3e-3), 30, 1)))
        .contains("learning rate 0.001 → 0.003");
    assertThat(store.nearest().difference(Trials.function(Optimizer.adam(1e-3), 31, 1)))
        .contains("budget count 30 → 31");
    assertThat(store.nearest().difference(Trials.function(2)))
        .contains("init seed 1 → 2, seed 1 → 2");
    assertThat(store.nearest().difference(result.trial()))
        .contains("its own entry is damaged or was not asked");
  }

  @Test
  void namesTheElementOfAListThatDiffers() {
    Trial own = result.trial();
    Trial wider =
        new Trial(
            own.data(),
            Mlp.ofWidths(Activation.RELU, 8, 9),
            own.optimizer(),
            own.batchSize(),
            own.budget(),
            1,
            own.probes().toArray(Probe[]::new));
    assertThat(store.nearest().difference(wider).orElseThrow()).matches(".* 2 8 → 9");
  }

  @Test
  void takesTheNearestOfSeveral() {
    store.save(resultOf(Trials.function(Optimizer.adam(1e-3), 40, 1)));
    store.save(resultOf(Trials.function(Optimizer.adam(1e-3), 40, 2)));
    assertThat(store.nearest().difference(Trials.function(Optimizer.sgd(1e-3), 40, 2)))
        .contains("optimizer method ADAM → SGD");
  }

  @Test
  void namesAnotherTrainingCodeAndOtherKernels() throws IOException {
    Files.delete(entry());
    ObjectNode content = TrialJson.content(result.trial());
    content.put("trainingCode", 1).put("convolution", "other kernels");
    Path file = new StoreFiles(directory).entry(TrialJson.key(content));
    Files.createDirectories(file.getParent());
    Files.write(file, new StoredEntry(content, result).file());
    assertThat(store.nearest().difference(result.trial()).orElseThrow())
        .startsWith("convolution kernels other kernels → " + Kernels.load().convolutionName())
        .endsWith("training code 1 → " + TrialJson.TRAINING_CODE);
  }

  @Test
  void countsWhatIsTooMuchToName() {
    assertThat(store.nearest().difference(Trials.images(1)).orElseThrow())
        .matches("([^,]+, ){4}and \\d+ more");
    assertThat(store.nearest().difference(Trials.function(Optimizer.adam(3e-3), 31, 2)))
        .contains("budget count 30 → 31, init seed 1 → 2, learning rate 0.001 → 0.003, seed 1 → 2");
    assertThat(store.nearest().difference(Trials.function(Optimizer.sgd(3e-3), 31, 2)))
        .contains(
            "budget count 30 → 31, init seed 1 → 2, learning rate 0.001 → 0.003,"
                + " optimizer method ADAM → SGD, and 1 more");
  }

  @Test
  void isSilentWhereNothingIsStored() {
    assertThat(
            new TrialStore(directory.resolve("none"), Trials.NO_WARNING)
                .nearest()
                .difference(result.trial()))
        .isEmpty();
  }

  @Test
  void readsNoEntryThatTheIndexHas() throws IOException {
    store.save(resultOf(Trials.function(5)));
    store.nearest();
    assertThat(index()).exists();
    for (Path entry : new StoreFiles(directory).entries()) {
      Files.write(entry, new byte[] {1, 2, 3});
    }
    for (int seed : new int[] {1, 5}) {
      assertThat(store.nearest().difference(Trials.function(Optimizer.adam(3e-3), 30, seed)))
          .contains("learning rate 0.001 → 0.003");
    }
  }

  @Test
  void makesADamagedIndexAnew() throws IOException {
    store.nearest();
    byte[] index = Files.readAllBytes(index());
    index[index.length / 2] ^= 1;
    Files.write(index(), index);
    assertThat(store.nearest().difference(Trials.function(Optimizer.adam(3e-3), 30, 1)))
        .contains("learning rate 0.001 → 0.003");
    assertThat(Files.readAllBytes(index())).isNotEqualTo(index);
  }

  @Test
  void forgetsWhatIsGoneAndLearnsWhatIsNew() throws IOException {
    store.nearest();
    store.save(resultOf(Trials.function(5)));
    assertThat(store.nearest().difference(Trials.function(Optimizer.adam(3e-3), 30, 5)))
        .contains("learning rate 0.001 → 0.003");
    for (Path entry : new StoreFiles(directory).entries()) {
      Files.delete(entry);
    }
    assertThat(store.nearest().difference(result.trial())).isEmpty();
  }

  private TrialResult resultOf(Trial trial) {
    return new TrialResult(trial, result.measurements(), result.outcome(), result.provenance());
  }

  private Path index() {
    return new StoreFiles(directory).index();
  }

  private Path entry() {
    return new StoreFiles(directory).entry(result.trial().key());
  }
}
