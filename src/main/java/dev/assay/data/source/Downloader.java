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

  private final HttpClient client;
  private final Duration patience;
  private final DownloadListener listener;

  Downloader(Duration connectTimeout, Duration stallTimeout, DownloadListener listener) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.patience = stallTimeout;
    this.listener = listener;
  }

  /**
   * Fetches {@code source}.
   *
   * @throws IOException if the server cannot be reached, refuses, or breaks off without progress
   */
  byte[] fetch(URI source) throws IOException, InterruptedException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    int most = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        transfer(source, received);
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

  private void transfer(URI source, ByteArrayOutputStream received)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(source).timeout(patience);
    if (received.size() > 0) {
      request.header("Range", "bytes=" + received.size() + "-");
    }
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
    try (TimedBody body = new TimedBody(patience)) {
      response.body().subscribe(body);
      if (!continues(response, received.size())) {
        received.reset();
      }
      long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
      listener.started(source, rest < 0 ? -1 : received.size() + rest);
      drain(body, received);
    }
  }

  private void drain(TimedBody body, ByteArrayOutputStream received)
      throws IOException, InterruptedException {
    for (List<ByteBuffer> part = body.next(); !part.isEmpty(); part = body.next()) {
      for (ByteBuffer buffer : part) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        if (received.size() + bytes.length > MAX_BYTES) {
          throw new RefusedException("sent more than " + MAX_BYTES + " bytes");
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
