package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.system.ChildProcess;
import dev.assay.system.TestJvm;
import dev.assay.training.Trial;
import dev.assay.training.Trials;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in a process that starts in another locale, where the kernels describe themselves once. */
class ForeignLocaleIT {
  private static final List<Trial> TRIALS = List.of(Trials.images(1), Trials.function(2));

  /** Prints the keys of all trials. */
  public static void main(String[] args) {
    TRIALS.forEach(trial -> System.out.println("key " + trial.key()));
  }

  @ParameterizedTest
  @CsvSource({"fa, IR", "ar, EG", "tr, TR", "de, DE"})
  void givesTheSameKeys(String language, String country) throws IOException, InterruptedException {
    ChildProcess.Answer answer =
        TestJvm.of(ForeignLocaleIT.class)
            .with("-Duser.language=" + language, "-Duser.country=" + country)
            .run();
    assertThat(answer.output().lines().filter(line -> line.startsWith("key ")))
        .as(answer.error())
        .containsExactlyElementsOf(TRIALS.stream().map(trial -> "key " + trial.key()).toList());
  }
}
