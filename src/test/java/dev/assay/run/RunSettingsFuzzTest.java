package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Command lines: an option and its value on each line. */
class RunSettingsFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesTheOptionAndTheRemedy(byte[] lines) {
    Map<String, String> properties = new HashMap<>(Map.of("user.home", "/home/someone"));
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
      int at = line.indexOf('=');
      properties.put(at < 0 ? line : line.substring(0, at), line.substring(at + 1));
    }
    try {
      RunSettings settings = RunSettings.of(properties, Map.of());
      assertThat(settings.threads()).isPositive();
      assertThat(settings.output()).isAbsolute();
      assertThat(settings.store()).isAbsolute();
    } catch (IllegalArgumentException | DataException e) {
      assertThat(e).message().isNotBlank().containsAnyOf("assay.", "user.home", "HOME");
    }
  }
}
