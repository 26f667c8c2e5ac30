package dev.assay.training.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.system.DurableFiles;
import dev.assay.training.TrialJson;
import dev.assay.training.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An index of trials, and the start of an entry, that hold anything: the store goes on without. */
class TrialIndexFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void goesOnWithoutWhatCannotBeRead(byte[] content) throws IOException {
    StoreFiles files = new StoreFiles(Files.createTempDirectory("assay-fuzz"));
    Path entry = files.entry(key(content));
    List<String> warnings = new ArrayList<>();
    try {
      Files.createDirectories(entry.getParent());
      Files.write(files.index(), SealedFile.of(content));
      Files.write(entry, SealedFile.of(content));
      boolean readable = !TrialIndex.read(files, new DurableFiles()).isEmpty();
      assertThat(
              NearestTrials.of(files, new DurableFiles(), warnings::add)
                  .difference(Trials.function(1))
                  .isPresent())
          .isEqualTo(readable);
      assertThat(warnings).isEmpty();
    } finally {
      Files.deleteIfExists(files.index());
      Files.delete(entry);
      Files.delete(entry.getParent());
      Files.delete(files.directory());
    }
  }

  /**
   * The key of what the first line holds, so that the entry is taken for one; any, if it is none.
   */
  private static String key(byte[] content) {
    try {
      return TrialJson.key(KeptStateFuzzTest.firstLine(content));
    } catch (IOException e) {
      return "0".repeat(64);
    }
  }
}
