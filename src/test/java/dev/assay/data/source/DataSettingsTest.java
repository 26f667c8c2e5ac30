package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSettingsTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

  @Test
  void thePropertyComesBeforeTheEnvironment() {
    Map<String, String> environment = Map.of("MNIST_DIR", "from-environment");
    assertThat(DataSettings.of(Map.of("assay.mnist.dir", "named"), environment).mnistDirectory())
        .contains(Path.of("named"));
    assertThat(DataSettings.of(Map.of("assay.mnist.dir", " "), environment).mnistDirectory())
        .contains(Path.of("from-environment"));
    assertThat(DataSettings.of(Map.of(), Map.of("MNIST_DIR", "")).mnistDirectory()).isEmpty();
  }

  @Test
  void everySystemHasItsCache() {
    Path tail = Path.of("assay", "mnist");
    assertThat(cache("Linux", Map.of())).isEqualTo(HOME.resolve(".cache").resolve(tail));
    Path xdg = Path.of("/var/xdg").toAbsolutePath();
    assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", xdg.toString())))
        .isEqualTo(xdg.resolve(tail));
    assertThat(cache("Linux", Map.of("XDG_CACHE_HOME", "relative")))
        .isEqualTo(HOME.resolve(".cache").resolve(tail));
    assertThat(cache("Mac OS X", Map.of("XDG_CACHE_HOME", xdg.toString())))
        .isEqualTo(HOME.resolve("Library").resolve("Caches").resolve(tail));
    Path local = Path.of("/users/ada/local").toAbsolutePath();
    assertThat(cache("Windows 11", Map.of("LOCALAPPDATA", local.toString())))
        .isEqualTo(local.resolve(tail));
    assertThat(cache("Windows 11", Map.of()))
        .isEqualTo(HOME.resolve("AppData").resolve("Local").resolve(tail));
  }

  @Test
  void theChoiceIsReadByName() {
    assertThat(choice("mnist")).isEqualTo(DataChoice.MNIST);
    assertThat(choice("strokes")).isEqualTo(DataChoice.STROKES);
    assertThat(choice("")).isEqualTo(DataChoice.UNSPECIFIED);
    assertThat(DataSettings.of(Map.of(), Map.of()).choice()).isEqualTo(DataChoice.UNSPECIFIED);
  }

  @Test
  void anUnknownDataSetIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> choice("cifar10"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("\"cifar10\"")
        .hasMessageContaining("-Dassay.data=mnist or -Dassay.data=strokes");
    assertThatThrownBy(() -> choice("MNIST")).hasMessageContaining("\"MNIST\"");
  }

  @Test
  void aPathThatCannotBeOneIsNamed() {
    assertThatThrownBy(() -> DataSettings.of(Map.of("assay.mnist.dir", "a\0b"), Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("assay.mnist.dir=a");
  }

  @Test
  void twoMirrorsStandByDefault() {
    assertThat(DataSettings.of(Map.of(), Map.of()).mirrors())
        .hasSize(2)
        .allSatisfy(mirror -> assertThat(mirror.toString()).startsWith("https://").endsWith("/"));
  }

  private static DataChoice choice(String name) {
    return DataSettings.of(Map.of("assay.data", name), Map.of()).choice();
  }

  private static Path cache(String system, Map<String, String> environment) {
    Map<String, String> properties = Map.of("os.name", system, "user.home", HOME.toString());
    return DataSettings.of(properties, environment).cache();
  }
}
