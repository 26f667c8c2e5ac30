package dev.assay.data.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/**
 * Fetches a file over HTTP into memory.
 *
 * <p>A broken transfer is asked for again from where it stopped as long as each attempt brings new
 * bytes; a server without ranges is asked from the start. Whoever calls checks the whole.
 */
final class Downloader {
  private static final int MAX_ATTEMPTS = 5;

  /** Six times MNIST's largest compressed file. */
  private static final int MAX_BYTES = 1 << 26;

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;
  private static final int PROXY_WANTS_PASSWORD = 407;

  private final Duration connectTimeout;
  private final Proxies proxies;
  private final Duration patience;
  private final DownloadListener listener;
  private Optional<HttpClient> client = Optional.empty();

  Downloader(DataSettings settings, DownloadListener listener) {
    this.proxies = settings.proxies();
    this.connectTimeout = settings.connectTimeout();
    this.patience = settings.stallTimeout();
    this.listener = listener;
  }

  /**
   * Fetches {@code source}.
   *
   * @throws IOException if the server or the proxy cannot be reached, answers with anything but the
   *     file, or breaks off without progress
   */
  byte[] fetch(URI source) throws IOException, InterruptedException {
    return fetch(source, MAX_BYTES);
  }

  /** Fetches a file of at most so many bytes. */
  byte[] fetch(URI source, int most) throws IOException, InterruptedException {
    Optional<Proxies.Via> via = proxies.via(source);
    try {
      return attempts(source, most);
    } catch (IOException e) {
      if (via.isPresent()) {
        throw new IOException(via.get().describe() + ": " + e, e);
      }
      throw e;
    }
  }

  private byte[] attempts(URI source, int mostBytes) throws IOException, InterruptedException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    int most = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        transfer(source, received, mostBytes);
        return received.toByteArray();
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (received.size() <= most || attempt == MAX_ATTEMPTS) {
          throw e;
        }
        most = received.size();
      } finally {
        listener.ended();
      }
    }
  }

  private void transfer(URI source, ByteArrayOutputStream received, int mostBytes)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(patience);
    if (received.size() > 0) {
      request.header("Range", "bytes=" + received.size() + "-");
    }
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = send(request.build());
    try (TimedBody body = new TimedBody(patience)) {
      // A proxy that refuses to connect leaves an answer without a body.
      Optional.ofNullable(response.body()).ifPresent(publisher -> publisher.subscribe(body));
      if (!continues(response, received.size())) {
        received.reset();
      }
      long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      listener.started(source, rest < 0 ? -1 : received.size() + rest);
      drain(body, received, mostBytes);
    }
  }

  /** Made when something is fetched: it takes half a second, and most runs fetch nothing. */
  private HttpClient client() {
    HttpClient made =
        client.orElseGet(
            () ->
                HttpClient.newBuilder()
                    .connectTimeout(connectTimeout)
                    .proxy(proxies.selector())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build());
    client = Optional.of(made);
    return made;
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest request)
      throws IOException, InterruptedException {
    HttpClient ready = client();
    try {
      return ready.send(request, HttpResponse.BodyHandlers.ofPublisher());
    } catch (RuntimeException e) {
      // Java's client throws these at answers it cannot follow, such as a redirection to nowhere.
      throw new RefusedException("answered what cannot be followed (" + e + ")");
    }
  }

  private void drain(TimedBody body, ByteArrayOutputStream received, int mostBytes)
      throws IOException, InterruptedException {
    for (List<ByteBuffer> part = body.next(); !part.isEmpty(); part = body.next()) {
      for (ByteBuffer buffer : part) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (received.size() + bytes.length > mostBytes) {
          throw new RefusedException("sent more than " + mostBytes + " bytes");
        }
        received.writeBytes(bytes);
      }
      listener.progressed(received.size());
    }
  }

  /** Tells whether the body goes on at byte {@code offset}; otherwise it starts at the first. */
  private static boolean continues(HttpResponse<?> response, int offset) throws RefusedException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (response.statusCode() == PARTIAL_CONTENT && range.startsWith("bytes " + offset + "-")) {
      return true;
    }
    if (response.statusCode() != OK) {
      throw new RefusedException(
          "answered "
              + response.statusCode()
              + (response.statusCode() == PROXY_WANTS_PASSWORD
                  ? " (the proxy asks for a password, and none is sent)"
                  : "")
              + (range.isEmpty() ? "" : " with the range \"" + range + "\""));
    }
    return false;
  }

  /** Reports an answer that asking again would not change. */
  private static final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }
}
