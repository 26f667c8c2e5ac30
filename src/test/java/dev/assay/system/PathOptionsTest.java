package dev.assay.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathOptionsTest {
  @TempDir Path home;

  @Test
  void expandsTheHomeThatNoShellHasSeen() {
    assertThat(option("~")).isEqualTo(home);
    assertThat(option("~/s")).isEqualTo(home.resolve("s"));
    assertThat(option("~//s/t")).isEqualTo(home.resolve("s/t"));
    assertThat(option(" ~/s ")).isEqualTo(home.resolve("s"));
  }

  @Test
  void leavesOtherPathsAsTheyAre() {
    assertThat(option("some/where")).isEqualTo(Path.of("some/where"));
    assertThat(option("./~s")).isEqualTo(Path.of("./~s"));
    assertThat(option(home.toString())).isEqualTo(home);
  }

  @Test
  void takesABlankForNothing() {
    PathOptions options = options(Map.of("a.dir", " "), Map.of("A_DIR", ""));
    assertThat(options.directory("a.dir")).isEmpty();
    assertThat(options.directory("b.dir")).isEmpty();
    assertThat(options.directoryFromEnvironment("A_DIR")).isEmpty();
  }

  @Test
  void refusesAnotherUsersHome() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option("~ada/s"))
        .withMessageStartingWith("-Da.dir=~ada/s names another user's home")
        .withMessageContaining("./~ada/s");
  }

  @Test
  void refusesAFileAndWhatLiesBelowOne() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    for (Path path : new Path[] {file, file.resolve("below").resolve("it")}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> option(path.toString()))
          .withMessage("-Da.dir=" + path + ": " + file + " is a file. Give a directory.");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                options(Map.of(), Map.of("A_DIR", file.toString()))
                    .directoryFromEnvironment("A_DIR"))
        .withMessageStartingWith("A_DIR=" + file + ": ");
  }

  @Test
  void refusesWhatIsNoPath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> option("a\0b"))
        .withMessageStartingWith("-Da.dir=a")
        .withMessageContaining("is no path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "", " ", "relative"})
  void takesTheHomeOfTheEnvironmentWhereJavaHasNone(String unknown) {
    Map<String, String> properties = Map.of("user.home", unknown, "a.dir", "~/s");
    PathOptions options = new PathOptions(properties, Map.of("HOME", home.toString()));
    assertThat(options.directory("a.dir")).contains(home.resolve("s"));
    for (Map<String, String> none : List.of(Map.<String, String>of(), Map.of("HOME", "?"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PathOptions(properties, none).directory("a.dir"))
          .withMessageContaining("user.home is '" + unknown + "'")
          .withMessageContaining("Set HOME, or give -Duser.home=DIR");
    }
  }

  private Path option(String value) {
    return options(Map.of("a.dir", value), Map.of()).directory("a.dir").orElseThrow();
  }

  private PathOptions options(Map<String, String> properties, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("user.home", home.toString());
    return new PathOptions(all, environment);
  }
}
