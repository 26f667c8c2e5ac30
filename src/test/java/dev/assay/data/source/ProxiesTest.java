package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  private static final URI HTTPS = URI.create("https://data.example.org/mnist/");
  private static final URI HTTP = URI.create("http://data.example.org/mnist/");

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY"})
  void takesTheVariableOfTheScheme(String name) throws IOException {
    Proxies proxies = of(Map.of(name, "http://proxy.example.org:3128/"));
    assertThat(proxies.via(HTTPS)).contains(new Proxies.Via(name, "proxy.example.org", 3128));
    assertThat(proxies.via(HTTP)).isEmpty();
    assertThat(of(Map.of("http_proxy", "10.0.0.1:80")).via(HTTP))
        .contains(new Proxies.Via("http_proxy", "10.0.0.1", 80));
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "data.example.org, true",
    "'localhost, EXAMPLE.org', true",
    ".example.org, true",
    "*.example.org, true",
    "data.example.org:443, true",
    "ample.org, false",
    "other.example.org, false",
    "'', false"
  })
  void leavesOutWhatIsExempt(String exempt, boolean direct) throws IOException {
    for (String name : new String[] {"no_proxy", "NO_PROXY"}) {
      Proxies proxies = of(Map.of("https_proxy", "proxy:3128", name, exempt));
      assertThat(proxies.via(HTTPS).isEmpty()).isEqualTo(direct);
    }
  }

  @Test
  void leavesTheChoiceToJavasOwnOptionWhereThereIsOne() throws IOException {
    Proxies proxies =
        Proxies.of(Map.of("https.proxyHost", "other"), Map.of("https_proxy", "proxy:3128"));
    assertThat(proxies.via(HTTPS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://ada:secret@proxy:1080",
        "proxy",
        "https://proxy:443",
        "ada:secret@:1",
        "proxy:70000"
      })
  void namesAVariableThatCannotBeUsedAndKeepsItsPassword(String value) {
    assertThatThrownBy(() -> of(Map.of("https_proxy", value)).via(HTTPS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("https_proxy names no proxy that can be used")
        .hasMessageContaining("-Dhttps.proxyHost")
        .hasMessageNotContaining("secret");
  }

  @Test
  void forgetsThePasswordOfAProxy() throws IOException {
    assertThat(of(Map.of("https_proxy", "http://ada:secret@proxy:3128")).via(HTTPS).orElseThrow())
        .isEqualTo(new Proxies.Via("https_proxy", "proxy", 3128));
  }

  @Test
  void namesNoValueWhereItIsPrinted() {
    assertThat(of(Map.of("https_proxy", "http://ada:secret@proxy:3128", "no_proxy", "x")))
        .hasToString("Proxies[https_proxy, no_proxy]");
  }

  private static Proxies of(Map<String, String> environment) {
    return Proxies.of(Map.of(), environment);
  }
}
