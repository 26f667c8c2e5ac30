package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.data.DataException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Command lines: an option and its value on each line; a variable of the environment after $. */
class RunSettingsFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesTheOptionAndTheRemedy(byte[] lines) {
    Map<String, String> properties = new HashMap<>(Map.of("user.home", "/home/someone"));
    Map<String, String> environment = new HashMap<>();
    for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
      int at = line.indexOf('=');
      String name = at < 0 ? line : line.substring(0, at);
      String value = line.substring(at + 1);
      if (name.startsWith("$")) {
        environment.put(name.substring(1), value);
      } else {
        properties.put(name, value);
      }
    }
    try {
      RunSettings settings = RunSettings.of(properties, environment);
      assertThat(settings.threads()).isPositive();
      assertThat(settings.output()).isAbsolute();
      assertThat(settings.store()).isAbsolute();
    } catch (IllegalArgumentException | DataException e) {
      assertThat(e)
          .message()
          .isNotBlank()
          .containsAnyOf("assay.", "user.home", "HOME", "_DIR", "LOCALAPPDATA");
    }
  }
}
