package dev.assay.junit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.junit.SelectionTest.Claims;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a command line asks for: an option and its value on each line. */
class SelectionFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void selectsOrNamesTheOptionAndWhatThereIs(byte[] lines) {
    Map<String, String> properties = new HashMap<>();
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
      int at = line.indexOf('=');
      properties.put(at < 0 ? line : line.substring(0, at), line.substring(at + 1));
    }
    try {
      Selection selection =
          new Selection(properties, ClaimClass.of(Claims.class), () -> Set.of("fast"));
      assertThat(selection).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e).message().startsWith("-D").containsAnyOf("groups", "assay.", "it.test");
    }
  }
}
