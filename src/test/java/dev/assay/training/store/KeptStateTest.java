package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.Trials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptStateTest {
  private static final Trial TRIAL = Trials.function(1);
  private static final byte[] BYTES = {3, '\n', 1, 4};

  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void isFoundAsItWasKeptUntilItsTrialIsDone() {
    TrialStore store = store(directory);
    assertThat(store.state(TRIAL)).isEmpty();
    store.keep(TRIAL, new KeptState(3, 4.5, new byte[9]));
    store.keep(TRIAL, new KeptState(7, 12.25, BYTES));
    KeptState state = store.state(TRIAL).orElseThrow();
    assertThat(state).hasToString("step 7, 12 s");
    assertThat(state.step()).isEqualTo(7);
    assertThat(state.seconds()).isEqualTo(12.25);
    assertThat(state.state()).isEqualTo(BYTES);
    assertThat(store.holds(TRIAL)).isFalse();
    store.save(Untrained.of(Trials.function(2)));
    assertThat(store.state(TRIAL)).isPresent();
    store.save(Untrained.of(TRIAL));
    assertThat(store.state(TRIAL)).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void sharesNoArray() {
    byte[] given = BYTES.clone();
    KeptState state = new KeptState(1, 1, given);
    given[0] = 9;
    state.state()[1] = 9;
    assertThat(state.state()).isEqualTo(BYTES);
  }

  @Test
  void isNotTakenFromAnotherTrial() throws IOException {
    TrialStore store = store(directory);
    store.keep(TRIAL, new KeptState(7, 1, BYTES));
    Path file = place(Trials.function(2));
    Files.createDirectories(file.getParent());
    Files.copy(place(TRIAL), file);
    assertThat(store.state(Trials.function(2))).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .isEqualTo(
            file
                + " is no state to go on from (java.io.IOException: it is of another trial, other"
                + " kernels or another training code): this trial begins anew");
  }

  @ParameterizedTest
  @ValueSource(strings = {"step", "seconds", "of"})
  void isNotTakenWithoutAPartOfItsFirstLine(String part) throws IOException {
    ObjectNode head = TrialJson.content(TRIAL);
    head.put("step", 7).put("seconds", 1.5).set("of", TrialJson.content(TRIAL));
    Path file = place(TRIAL);
    Files.createDirectories(file.getParent());
    Files.write(file, sealed(head));
    assertThat(store(directory).state(TRIAL)).isPresent();
    head.put(part, "unknown");
    Files.write(file, sealed(head));
    assertThat(store(directory).state(TRIAL)).isEmpty();
    assertThat(warnings).singleElement().asString().contains("begins anew");
  }

  @Test
  void isGoneWithoutWhereNothingCanBeWritten() throws IOException {
    Path file = Files.writeString(directory.resolve("a-file"), "");
    store(file.resolve("store")).keep(TRIAL, new KeptState(7, 1, BYTES));
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains(file.toString())
        .contains("this trial, if it is stopped, begins anew")
        .contains("-Dassay.store=DIR");
  }

  private static byte[] sealed(ObjectNode head) throws IOException {
    return SealedFile.of((head + "\nstate").getBytes(StandardCharsets.UTF_8));
  }

  private TrialStore store(Path place) {
    return new TrialStore(place, warnings::add);
  }

  private Path place(Trial trial) {
    return new StoreFiles(directory).state(trial.key());
  }
}
