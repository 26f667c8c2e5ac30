package dev.assay.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.system.RefusingProxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a mirror or a proxy answers, it is a mirror that failed, and the message says how. */
class MirrorAnswersTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      ints = {
        201, 202, 203, 204, 205, 206, 207, 226, 300, 304, 305, 306, 400, 401, 403, 404, 407, 408,
        410, 416, 418, 425, 429, 451, 499, 500, 501, 502, 503, 504, 511, 599
      })
  void anotherStatusThanOkIsAFailure(int status) {
    try (Mirror mirror =
        new Mirror((m, exchange, content) -> exchange.sendResponseHeaders(status, -1))) {
      assertThatThrownBy(() -> load(mirror.address(), Proxies.NONE))
          .isInstanceOf(MnistUnavailableException.class)
          .hasMessageContaining(mirror.address() + "train-images.gz: ")
          .hasMessageContaining(String.valueOf(status));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 301 Moved\r\nLocation: ftp://x/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 999 What\r\n\r\n",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 OK\r\n\r\n",
        "<html>\r\n\r\n",
        ""
      })
  void anAnswerThatIsNoneIsAFailure(String answer) {
    try (RefusingProxy server = new RefusingProxy(answer)) {
      assertThatThrownBy(
              () -> load(URI.create("http://" + server.address() + "/data/"), Proxies.NONE))
          .isInstanceOf(MnistUnavailableException.class)
          .hasMessageContaining("train-images.gz: ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: http://login/\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 3\r\n\r\nbad",
        "",
        "nonsense\r\n\r\n"
      })
  void aProxyThatDoesNotConnectIsNamedWithItsVariable(String answer) {
    try (RefusingProxy proxy = new RefusingProxy(answer)) {
      Proxies proxies = Proxies.of(Map.of(), Map.of("https_proxy", "http://" + proxy.address()));
      assertThatThrownBy(() -> load(URI.create("https://mirror.invalid/mnist/"), proxies))
          .isInstanceOf(MnistUnavailableException.class)
          .hasMessageContaining("through the proxy " + proxy.address() + " of https_proxy: ")
          .hasMessageContaining(answer.contains(" 407 ") ? "answered 407" : "Exception");
      assertThat(proxy.requests()).first().asString().startsWith("CONNECT mirror.invalid:443");
    }
  }

  @Test
  void aProxyOfTheEnvironmentIsUsed() {
    try (Mirror mirror = new Mirror(Mirror::whole)) {
      Map<String, String> environment = Map.of("http_proxy", mirror.address().getAuthority());
      LoadedData loaded =
          load(URI.create("http://mirror.invalid/data/"), Proxies.of(Map.of(), environment));
      assertThat(loaded.data().test().labels()).containsExactly(7, 2);
      assertThat(mirror.requests()).hasSize(4);
    }
  }

  @Test
  void theMessageSaysHowAProxyIsNamed() {
    assertThatThrownBy(() -> load(URI.create("http://127.0.0.1:1/"), Proxies.NONE))
        .hasMessageContaining("https_proxy or -Dhttps.proxyHost");
  }

  private LoadedData load(URI mirror, Proxies proxies) {
    DataSettings settings =
        new DataSettings(
            DataChoice.MNIST,
            Optional.empty(),
            home.resolve("cache"),
            List.of(mirror),
            PATIENT,
            PATIENT,
            proxies);
    return new Mnist(settings, DownloadListener.quiet(), TinyMnist.FILES).load();
  }
}
