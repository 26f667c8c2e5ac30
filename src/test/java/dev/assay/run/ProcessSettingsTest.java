package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProcessSettingsTest {
  private static final long GIGABYTE = 1L << 30;

  @Test
  void setsWhatIsNotSet() {
    Properties properties = new Properties();

    ProcessSettings.prepare(properties, GIGABYTE, 16 * GIGABYTE);

    assertThat(properties)
        .containsEntry("java.awt.headless", "true")
        .containsEntry("org.bytedeco.javacpp.maxbytes", String.valueOf(8 * GIGABYTE))
        .containsEntry("org.bytedeco.javacpp.maxphysicalbytes", String.valueOf(14 * GIGABYTE));
  }

  @Test
  void leavesWhatTheUserSet() {
    Properties properties = new Properties();
    properties.setProperty("org.bytedeco.javacpp.maxbytes", "2g");

    ProcessSettings.prepare(properties, GIGABYTE, 16 * GIGABYTE);

    assertThat(properties).containsEntry("org.bytedeco.javacpp.maxbytes", "2g");
  }

  @Test
  void refusesAHeapThatIsTooSmall() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ProcessSettings.prepare(new Properties(), GIGABYTE / 4, GIGABYTE))
        .withMessageContaining("256 MB")
        .withMessageContaining("-DargLine=-Xmx1g");
  }
}
