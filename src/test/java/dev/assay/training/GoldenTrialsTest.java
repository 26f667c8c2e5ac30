package dev.assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Activation;
import dev.assay.model.Architecture;
import dev.assay.model.ConvNet;
import dev.assay.model.Mlp;
import dev.assay.model.Optimizer;
import dev.assay.model.Schedule;
import dev.assay.model.network.Network;
import dev.assay.training.GoldenResults.Golden;
import dev.assay.training.setting.Budget;
import dev.assay.training.setting.CheckpointTrigger;
import dev.assay.training.setting.TrialData;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that no kind of network, data, budget or probe is without a golden trial. */
class GoldenTrialsTest {
  private static final Collection<Trial> TRIALS = GoldenTrials.ALL.values();

  @Test
  void haveEveryKindThereIs() {
    assertThat(TRIALS.stream().map(trial -> (Object) trial.architecture().getClass()))
        .contains(Mlp.class, ConvNet.class, Network.class);
    assertKinds(TrialData.class, TRIALS.stream().map(Trial::data));
    assertKinds(Budget.class, TRIALS.stream().map(Trial::budget));
    assertKinds(Probe.class, probes());
    assertKinds(
        CheckpointTrigger.class,
        probes().filter(Checkpoint.class::isInstance).map(probe -> ((Checkpoint) probe).moment()));
  }

  @Test
  void haveEveryConstantThereIs() {
    assertThat(mlps().map(Mlp::activation))
        .containsAll(Arrays.stream(Activation.values()).filter(Activation::inStack).toList());
    assertThat(mlps().map(Mlp::start)).contains(Mlp.Start.values());
    assertThat(TRIALS.stream().map(trial -> trial.optimizer().method()))
        .contains(Optimizer.Method.values());
    assertThat(TRIALS.stream().map(trial -> trial.optimizer().options().clipping().by()))
        .contains(Optimizer.Clipping.By.values());
    assertKinds(
        Schedule.class, TRIALS.stream().map(trial -> trial.optimizer().options().schedule()));
    assertThat(probes().filter(Line.class::isInstance).map(probe -> ((Line) probe).variant()))
        .contains(Line.Variant.values());
    assertThat(networks(ConvNet.class).map(ConvNet::batchNorm)).contains(true, false);
  }

  @Test
  void permuteNoLabelsSomeAndAll() {
    assertThat(
            TRIALS.stream()
                .map(Trial::data)
                .filter(TrialData.Images.class::isInstance)
                .map(data -> ((TrialData.Images) data).shuffledShare()))
        .contains(0.0, 0.5, 1.0);
  }

  @Test
  void tellAnotherResultFromAnotherTrial() {
    GoldenResults before = results(Map.of("a", new Golden("1", "x"), "b", new Golden("2", "y")));
    GoldenResults bytes = results(Map.of("a", new Golden("1", "z"), "b", new Golden("2", "y")));
    GoldenResults trial = results(Map.of("a", new Golden("3", "z"), "b", new Golden("2", "y")));
    GoldenResults less = results(Map.of("b", new Golden("2", "y")));
    assertThat(before.changed(before)).isEmpty();
    assertThat(before.unlike(before)).isEmpty();
    assertThat(before.changed(bytes)).containsExactly("a");
    assertThat(before.unlike(bytes)).isEmpty();
    assertThat(before.changed(trial)).isEmpty();
    assertThat(before.unlike(trial)).containsExactly("a");
    assertThat(before.unlike(less)).containsExactly("a");
    assertThat(less.unlike(before)).containsExactly("a");
  }

  private static GoldenResults results(Map<String, Golden> trials) {
    return new GoldenResults(1, "backend", "convolution", "arithmetic", trials);
  }

  private static Stream<Probe> probes() {
    return TRIALS.stream().flatMap(trial -> trial.probes().stream());
  }

  private static Stream<Mlp> mlps() {
    return networks(Mlp.class);
  }

  private static <T extends Architecture> Stream<T> networks(Class<T> kind) {
    return TRIALS.stream().map(Trial::architecture).filter(kind::isInstance).map(kind::cast);
  }

  private static void assertKinds(Class<?> sealed, Stream<?> used) {
    List<String> kinds =
        Arrays.stream(sealed.getPermittedSubclasses()).map(Class::getName).toList();
    assertThat(kinds).isNotEmpty();
    assertThat(used.map(kind -> kind.getClass().getName())).containsAll(kinds);
  }
}
