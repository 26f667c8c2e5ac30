package dev.assay.data.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers every request, whatever it is, with the same bytes, on the loopback interface. */
final class RefusingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RefusingProxy(String answer) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.US_ASCII)));
    thread.setDaemon(true);
    thread.start();
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Lists the first line of each request. */
  List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(byte[] answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int next = socket.getInputStream().read();
          if (next < 0) {
            break;
          }
          head.append((char) next);
        }
        requests.add(head.toString().lines().findFirst().orElse(""));
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
      } catch (IOException e) {
        // The client hung up, or the server is closed.
      }
    }
  }
}
