package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.data.DataException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataSettingsTest {
  private static final Path HOME = Path.of("/home/ada").toAbsolutePath();

  @Test
  void thePropertyComesBeforeTheEnvironment() {
    Map<String, String> environment = Map.of("MNIST_DIR", "from-environment");
    assertThat(of(Map.of("assay.mnist.dir", "named"), environment).mnistDirectory())
        .contains(Path.of("named"));
    assertThat(of(Map.of("assay.mnist.dir", " "), environment).mnistDirectory())
        .contains(Path.of("from-environment"));
    assertThat(of(Map.of(), Map.of("MNIST_DIR", "")).mnistDirectory()).isEmpty();
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
    for (Map<String, String> none :
        List.of(Map.<String, String>of(), Map.of("LOCALAPPDATA", "a"))) {
      assertThat(cache("Windows 11", none))
          .isEqualTo(HOME.resolve("AppData").resolve("Local").resolve(tail));
    }
  }

  @Test
  void theChoiceIsReadByName() {
    assertThat(choice("mnist")).isEqualTo(DataChoice.MNIST);
    assertThat(choice("strokes")).isEqualTo(DataChoice.STROKES);
    assertThat(choice("")).isEqualTo(DataChoice.UNSPECIFIED);
    assertThat(of(Map.of(), Map.of()).choice()).isEqualTo(DataChoice.UNSPECIFIED);
  }

  @Test
  void continuousIntegrationAsksForMnistUnlessToldOtherwise() {
    for (String ci : new String[] {"true", "TRUE", "1"}) {
      Map<String, String> environment = Map.of("CI", ci);
      assertThat(of(Map.of(), environment).choice()).isEqualTo(DataChoice.MNIST_IN_CI);
      assertThat(of(Map.of("assay.data", ""), environment).choice())
          .isEqualTo(DataChoice.MNIST_IN_CI);
      assertThat(of(Map.of("assay.data", "strokes"), environment).choice())
          .isEqualTo(DataChoice.STROKES);
      assertThat(of(Map.of("assay.data", "mnist"), environment).choice())
          .isEqualTo(DataChoice.MNIST);
    }
    assertThat(of(Map.of(), Map.of("CI", "false")).choice()).isEqualTo(DataChoice.UNSPECIFIED);
    assertThat(of(Map.of(), Map.of("CI", "")).choice()).isEqualTo(DataChoice.UNSPECIFIED);
  }

  @Test
  void aHomeThatJavaDoesNotKnowIsTakenFromTheEnvironmentOrRefused() {
    Map<String, String> unknown = Map.of("os.name", "Linux", "user.home", "?");
    assertThat(DataSettings.of(unknown, Map.of("HOME", HOME.toString())).cache())
        .isEqualTo(HOME.resolve(Path.of(".cache", "assay", "mnist")));
    assertThatThrownBy(() -> DataSettings.of(unknown, Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("user.home is '?'")
        .hasMessageContaining("Set HOME");
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
    assertThatThrownBy(() -> of(Map.of("assay.mnist.dir", "a\0b"), Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("-Dassay.mnist.dir=a");
  }

  @Test
  void twoMirrorsStandByDefault() {
    assertThat(of(Map.of(), Map.of()).mirrors())
        .hasSize(2)
        .allSatisfy(mirror -> assertThat(mirror.toString()).startsWith("https://").endsWith("/"));
  }

  private static DataSettings of(Map<String, String> properties, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("user.home", HOME.toString());
    return DataSettings.of(all, environment);
  }

  private static DataChoice choice(String name) {
    return of(Map.of("assay.data", name), Map.of()).choice();
  }

  private static Path cache(String system, Map<String, String> environment) {
    Map<String, String> properties = Map.of("os.name", system, "user.home", HOME.toString());
    return DataSettings.of(properties, environment).cache();
  }
}
