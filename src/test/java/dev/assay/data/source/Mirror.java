package dev.assay.data.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Serves {@link TinyMnist} on the loopback interface, well or badly. */
final class Mirror implements AutoCloseable {
  private static final String ADDRESS = "/data/";

  /** Answers a request. */
  interface Manner {
    void answer(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();

  Mirror(Manner manner) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(
        ADDRESS,
        exchange -> {
          try (exchange) {
            String name = exchange.getRequestURI().getPath().substring(ADDRESS.length());
            String range = range(exchange);
            requests.add(range == null ? name : name + " " + range);
            manner.answer(this, exchange, TinyMnist.gzip(TinyMnist.plain(name)));
          }
        });
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + ADDRESS);
  }

  /** Lists the files asked for, each with its range if it had one. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** Sends the whole file. */
  static void whole(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  /** Answers 404. */
  static void missing(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(404, -1);
  }

  /** Sends half of the file and hangs up; sends what a range asks for. */
  static void halfThenRanges(Mirror mirror, HttpExchange exchange, byte[] content)
      throws IOException {
    String range = range(exchange);
    if (range == null) {
      half(mirror, exchange, content);
      return;
    }
    int from = Integer.parseInt(range.replaceAll("\\D", ""));
    int length = content.length - from;
    String sent = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
    exchange.getResponseHeaders().set("Content-Range", sent);
    exchange.sendResponseHeaders(206, length);
    exchange.getResponseBody().write(content, from, length);
  }

  /** Sends half of the file and hangs up; knows no ranges and sends the whole when asked again. */
  static void halfThenWhole(Mirror mirror, HttpExchange exchange, byte[] content)
      throws IOException {
    if (range(exchange) == null) {
      half(mirror, exchange, content);
    } else {
      whole(mirror, exchange, content);
    }
  }

  /** Sends half of the file and hangs up, however often it is asked. */
  static void half(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content, 0, content.length / 2);
    exchange.getResponseBody().flush();
  }

  /** Sends half of the file as if it were the whole. */
  static void halfAsWhole(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length / 2);
    exchange.getResponseBody().write(content, 0, content.length / 2);
  }

  /** Sends half of the file, then nothing. */
  static void stalling(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    half(mirror, exchange, content);
    silent(mirror, exchange, content);
  }

  /** Sends nothing. */
  static void silent(Mirror mirror, HttpExchange exchange, byte[] content) {
    try {
      mirror.closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a right file that is another one. */
  static void other(Mirror mirror, HttpExchange exchange, byte[] content) throws IOException {
    whole(mirror, exchange, TinyMnist.gzip(TinyMnist.idx(new byte[6], 1, 2, 3)));
  }

  private static @Nullable String range(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("Range");
  }
}
