package dev.assay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import dev.assay.experiment.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {
  @Test
  void areQuickOnAllCoresByDefault() {
    RunSettings settings = settings(Map.of());
    assertThat(settings.scale()).isEqualTo(Scale.QUICK);
    assertThat(settings.seeds()).isEmpty();
    assertThat(settings.cold()).isFalse();
    assertThat(settings.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(settings.progress()).isEqualTo(ProgressMode.AUTO);
    assertThat(settings.store().toString()).contains("assay").endsWith("trials");
  }

  @Test
  void takeWhatTheCommandLineSays() {
    RunSettings settings =
        settings(
            Map.of(
                "assay.scale", "full",
                "assay.seeds", "12",
                "assay.cold", "true",
                "assay.threads", "3",
                "assay.store", "kept",
                "assay.output", "out"));
    assertThat(settings.scale()).isEqualTo(Scale.FULL);
    assertThat(settings.seeds()).hasValue(12);
    assertThat(settings.cold()).isTrue();
    assertThat(settings.threads()).isEqualTo(3);
    assertThat(settings.store()).isEqualTo(Path.of("kept").toAbsolutePath());
    assertThat(settings.output()).isEqualTo(Path.of("out").toAbsolutePath());
  }

  @Test
  void takeTheSettingsOfEarlierSolutionsWhereAsked() {
    assertThat(settings(Map.of()).others()).isFalse();
    assertThat(settings(Map.of("assay.settings", "others")).others()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.settings", "all")))
        .withMessageContaining("assay.settings is 'all': give others");
  }

  @Test
  void addsSeedsToRecordingsAtTheFullScaleAlone() {
    assertThat(settings(Map.of("assay.add", "4", "assay.scale", "full")).add()).hasValue(4);
    assertThat(settings(Map.of("assay.spotcheck", "1")).spotcheck()).hasValue(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.add", "4")))
        .withMessageContaining("assay.add is '4'")
        .withMessageContaining("-Dassay.scale=full");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> settings(Map.of("assay.add", "4", "assay.scale", "full", "assay.seeds", "99")))
        .withMessageContaining("and not assay.seeds");
  }

  @Test
  void takeAnEmptyPropertyForNone() {
    assertThat(settings(Map.of("assay.seeds", "", "assay.store", "")).seeds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "quick,full"})
  void refuseAnUnknownScale(String scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.scale", scale)))
        .withMessage("assay.scale is '%s': give one of smoke, quick, full", scale);
  }

  @ParameterizedTest
  @CsvSource({
    "assay.seeds, 1, 2 to 1000",
    "assay.seeds, -3, 2 to 1000",
    "assay.seeds, many, 2 to 1000",
    "assay.seeds, 100000, 2 to 1000",
    "assay.add, 0, 1 to 1000",
    "assay.spotcheck, some, 1 to 1000",
    "assay.threads, 0, 1 to 256",
    "assay.threads, 1e3, 1 to 256"
  })
  void refuseANumberThatIsNotUsable(String name, String value, String range) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of(name, value)))
        .withMessageContaining("%s is '%s'", name, value)
        .withMessageContaining(range);
  }

  @Test
  void refuseAMistypedOptionAndNameTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.sclae", "full")))
        .withMessageContaining("-Dassay.sclae is no option: did you mean -Dassay.scale?");
  }

  @Test
  void expandAHomeThatNoShellHasSeen() {
    assertThat(settings(Map.of("assay.store", "~/s")).store())
        .isEqualTo(Path.of("/home/somebody/s"));
    assertThat(settings(Map.of("assay.output", "~/out")).output())
        .isEqualTo(Path.of("/home/somebody/out"));
  }

  @Test
  void expandTheReportsTextToo(@TempDir Path home) throws IOException {
    Path text = Files.writeString(home.resolve("report.md"), "It works.");
    assertThat(
            settings(Map.of("user.home", home.toString(), "assay.report.text", "~/report.md"))
                .reportText())
        .contains(text);
    for (String none : List.of("~/none.md", "~ada/report.md", "a\0b")) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> settings(Map.of("user.home", home.toString(), "assay.report.text", none)))
          .withMessageContaining("assay.report.text");
    }
  }

  /** As for a user id without an entry in the password file. */
  @Test
  void keepTheStoreInTheHomeOfTheEnvironmentWhereJavaKnowsNone() {
    Map<String, String> unknown = Map.of("user.home", "?", "os.name", "Linux");
    assertThat(RunSettings.of(unknown, Map.of("HOME", "/home/somebody")).store())
        .isEqualTo(Path.of("/home/somebody/.cache/assay/trials"));
    assertThatThrownBy(() -> RunSettings.of(unknown, Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Set HOME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"assay.store", "assay.output", "assay.history", "assay.basedir"})
  void refuseADirectoryThatIsAFile(String option, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of(option, file.resolve("below").toString())))
        .withMessageContainingAll(option, file.toString(), "is a file. Give a directory.");
  }

  @Test
  void resolveRelativeDirectoriesInTheProject(@TempDir Path project) {
    RunSettings settings =
        settings(Map.of("assay.basedir", project.toString(), "assay.output", "out"));
    assertThat(settings.output()).isEqualTo(project.resolve("out"));
  }

  @Test
  void refuseAnUnknownDataSet() {
    assertThatThrownBy(() -> settings(Map.of("assay.data", "cifar")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("cifar")
        .hasMessageContaining("strokes");
  }

  @Test
  void refuseAnUnknownWayOfProgressAndAnUnclearFlag() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.progress", "loud")))
        .withMessageContaining("auto, plain or off");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(Map.of("assay.cold", "yes")))
        .withMessageContaining("assay.cold is 'yes'");
  }

  private static RunSettings settings(Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.putIfAbsent("user.home", "/home/somebody");
    return RunSettings.of(all, Map.of());
  }
}
