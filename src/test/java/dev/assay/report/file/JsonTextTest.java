package dev.assay.report.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with the JSON that people keep, it is refused with file, place and remedy. */
class JsonTextTest {
  private static final Path FILE = Path.of("kept.json");
  private static final String REMEDY = "Restore it from git.";

  /** A seed and its number. */
  record Entry(long seed, double value) {}

  @Test
  void readsAWholeText() {
    assertThat(read("{\"a\": {\"seed\": 7, \"value\": 0.5}}\n"))
        .isEqualTo(Map.of("a", new Entry(7, 0.5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'{\"a\":\n[}'                                | at line 2, column",
        "'{\"a\": {\"seed\": 1, \"value\": 2}} {}'     | at line 1, column",
        "'{\"a\": {\"seed\": 1, \"value\": 2}, \"a\": {\"seed\": 1, \"value\": 2}}' | Duplicate field 'a'",
        "'{\"a\": {\"seed\": null, \"value\": 2}}'     | null",
        "'{\"a\": {\"seed\": 1, \"value\": null}}'     | null",
        "'{\"a\": {\"seed\": 1, \"value\": 2, \"x\": 3}}' | x",
        "null                                         | it holds null",
        "''                                           | is malformed"
      })
  void refusesWhatIsMalformed(String json, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(json))
        .withMessageStartingWith("kept.json is malformed")
        .withMessageContaining(why)
        .withMessageEndingWith(REMEDY)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("NullPointer"));
  }

  /** Brackets within brackets must not use up the stack. */
  @Test
  void refusesWhatIsNestedTooDeeply() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                JsonText.read(
                    "[".repeat(1_001).getBytes(StandardCharsets.UTF_8),
                    new ObjectMapper().readerFor(JsonNode.class),
                    FILE,
                    REMEDY))
        // Jackson writes its number in the default locale.
        .withMessageStartingWith("kept.json is malformed: Document nesting depth (")
        .withMessageEndingWith(REMEDY);
  }

  private static Map<String, Entry> read(String json) {
    ObjectReader reader = new ObjectMapper().readerForMapOf(Entry.class);
    return JsonText.read(json.getBytes(StandardCharsets.UTF_8), reader, FILE, REMEDY);
  }
}
