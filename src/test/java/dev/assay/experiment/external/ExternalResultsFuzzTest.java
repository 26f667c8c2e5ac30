package dev.assay.experiment.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Bytes that once were, or nearly are, tables of runs that were trained elsewhere. */
class ExternalResultsFuzzTest {
  private static final RunColumns COLUMNS =
      RunColumns.arm("net", "width")
          .seed("seed")
          .metric("loss", "final loss", "nats")
          .place("width")
          .finished("status", "FINISHED")
          .where("sweep", "final");

  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFileAndRemedy(byte[] bytes) throws IOException {
    Path directory = Files.createTempDirectory("assay-fuzz");
    Path file = directory.resolve("run-a_1.csv");
    try {
      Files.write(file, bytes);
      for (Supplier<ExternalResults> way :
          List.<Supplier<ExternalResults>>of(
              () -> ExternalResults.numbers(file.toString()),
              () -> ExternalResults.runs(file.toString(), COLUMNS),
              () ->
                  ExternalResults.curves(
                      directory.toString(),
                      RunFiles.lowest("run-{arm}_{seed}.csv", "Value", "loss")))) {
        tryIt(way, directory);
      }
    } finally {
      Files.delete(file);
      Files.delete(directory);
    }
  }

  private static void tryIt(Supplier<ExternalResults> way, Path directory) {
    try {
      ExternalResults results = way.get();
      assertThat(results.evidence().measurements()).isNotEmpty();
      assertThat(results.source().seeds()).isNotEmpty();
    } catch (DataException e) {
      assertThat(e).hasMessageStartingWith(directory.toString()).message().endsWith(".");
    }
  }
}
