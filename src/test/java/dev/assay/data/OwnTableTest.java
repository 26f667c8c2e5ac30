package dev.assay.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnTableTest {
  @TempDir Path project;

  private static final String ROWS =
      IntStream.range(0, 40)
          .mapToObj(i -> i + "," + 3 * i + ",5," + (i % 2 == 0 ? "even" : "odd"))
          .collect(Collectors.joining("\n", "a,b,c,kind\n", "\n"));

  private static CsvFile csv(String text) {
    return CsvFile.parse("t.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void drawsDisjointRowsNormalisedByThoseTrainedOn() {
    OwnTable table = OwnTable.of("t", csv(ROWS), "b", false, "a", "c");
    OwnTable.Drawn drawn = table.draw(3, 25, 10);
    assertThat(drawn.count(false)).isEqualTo(25);
    assertThat(drawn.count(true)).isEqualTo(10);
    double sum = 0;
    double squares = 0;
    Set<Double> targets = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      sum += drawn.input(false, i, 0);
      squares += drawn.input(false, i, 0) * drawn.input(false, i, 0);
      assertThat(drawn.input(false, i, 1)).as("a constant column").isZero();
      targets.add(drawn.target(false, i));
    }
    assertThat(sum).isCloseTo(0, within(1e-9));
    assertThat(squares / 25).isCloseTo(1, within(1e-9));
    for (int i = 0; i < 10; i++) {
      targets.add(drawn.target(true, i));
    }
    assertThat(targets).hasSize(35);
    assertThat(table.draw(3, 25, 10).targets()).isEqualTo(drawn.targets());
    assertThat(table.draw(4, 25, 10).targets()).isNotEqualTo(drawn.targets());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> table.draw(1, 40, 1))
        .withMessageContaining("40 rows to train on and 1 to test on, and \"t\" has 40");
  }

  @Test
  void takesTextsForClassesAndIsKnownByItsDigest() {
    OwnTable table = OwnTable.of("t", csv(ROWS), "kind", true, "a");
    assertThat(table.classes()).isEqualTo(2);
    assertThat(OwnTable.of(table.digest())).isSameAs(table);
    assertThat(table.digest())
        .isNotEqualTo(OwnTable.of("t", csv(ROWS), "kind", true, "b").digest());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OwnTable.of("0".repeat(64)))
        .withMessageContaining("Hold it in a static field");
  }

  @Test
  void namesFileLineValueAndRemedy() throws IOException {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OwnTable.of("t", csv("a,b\n1,2\n3,nan\n"), "b", false, "a"))
        .withMessageContaining("t.csv, line 3: b \"nan\" is not finite");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OwnTable.of("t", csv("a,b\n1,2\n3,2\n"), "b", true, "a"))
        .withMessageContaining("the classes [2]. Give a column with at least two");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OwnTable.of("t", csv(ROWS), "d", true, "a"))
        .withMessageContaining("no column \"d\"");
    Path file = Files.writeString(project.resolve("t.csv"), ROWS);
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> OwnTable.numbers("t", file.toString(), "00", "b", "a"))
        .withMessageContaining("its SHA-256 is " + csv(ROWS).digest());
    assertThat(OwnTable.numbers("t", file.toString(), csv(ROWS).digest(), "b", "a").count())
        .isEqualTo(40);
  }
}
