package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.claim.criterion.Effect;
import dev.assay.claim.criterion.Ordering;
import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import dev.assay.data.RandomStreams;
import dev.assay.data.source.DataSettings;
import dev.assay.data.strokes.Strokes;
import dev.assay.training.FixedBatch;
import dev.assay.training.Flatness;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.Trials;
import dev.assay.training.result.Changes;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import dev.assay.training.runner.Checkout;
import dev.assay.training.runner.CompletedTrial;
import dev.assay.training.runner.Machine;
import dev.assay.training.setting.Budget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Keys, digests, files and messages are the same in every locale of the JDK. */
@Isolated
class LocalesIT {
  private final Locale own = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(own);
  }

  @Test
  void sameKeysDigestsAndBytesInEveryLocale() throws IOException {
    TrialResult result = result();
    Set<List<String>> found = new HashSet<>();
    int locales = 0;
    for (Locale locale : Locale.getAvailableLocales()) {
      Locale.setDefault(locale);
      found.add(output(result));
      locales++;
    }
    assertThat(locales).isGreaterThan(100);
    assertThat(found).hasSize(1);
  }

  private static List<String> output(TrialResult result) throws IOException {
    ImageData strokes = Strokes.generate(30, 10);
    List<String> output = new ArrayList<>();
    for (Trial trial : List.of(Trials.images(1_234_567), Trials.function(2))) {
      output.add(trial.key());
      output.add(Trial.digest(List.of(trial)));
      output.add(trial.describe());
    }
    output.add(strokes.digest());
    output.add(Ordering.lowerFirst("loss", "a", "b").byFactor(1_234.5).digest());
    output.add(Effect.above("loss", "a", 12_345, 23_456.5).describe());
    output.add(strokes.describe());
    output.add(Arrays.toString(new RandomStreams(7).stream("init").doubles(3).toArray()));
    StoredEntry entry = new StoredEntry(TrialJson.content(result.trial()), result);
    output.add(HexFormat.of().formatHex(entry.file()));
    output.add(new CompletedTrial(result, true).origin());
    output.add(new Outcome.Diverged(12_345, 1e9).toString());
    output.add(new StoreSize(1_234, 56_789_000).describe());
    output.add(new Checkout("0123456789abcdef", Changes.SOME, Optional.empty()).describe());
    output.add(
        DataSettings.of(
                Map.of("os.name", "WINDOWS II", "user.home", "/home/ida"),
                Map.of("CI", "TRUE", "NO_PROXY", "I.EXAMPLE.ORG"))
            .toString());
    output.add(message(() -> new Budget.Steps(-12_345)));
    output.add(message(() -> new FixedBatch(-12_345, 1)));
    output.add(message(() -> new Flatness(-12_345, 1)));
    output.add(message(() -> IdxFile.read(Path.of("no", "such", "file"), 3)));
    return output;
  }

  private static String message(Runnable refused) {
    try {
      refused.run();
      throw new AssertionError("nothing was refused");
    } catch (IllegalArgumentException | DataException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static TrialResult result() {
    Machine machine = new Machine("0123456789abcdef", true, "jdk", "cpu");
    return new TrialResult(
        Trials.function(3),
        new Measurements(new TreeMap<>(), new TreeMap<>(Map.of("x", 12_345.678)), new TreeMap<>()),
        new Outcome.Finished(12_345),
        machine.provenance(2, 1_234.5));
  }
}
