package dev.assay.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Answers every request, whatever it is, with the same bytes, on the loopback interface. */
public final class RefusingProxy implements AutoCloseable {
  private final ServerSocket server;
  private final byte[] answer;
  private final List<String> requests = new ArrayList<>();

  /** Listens until it is closed. */
  public RefusingProxy(String answer) {
    this.answer = answer.getBytes(StandardCharsets.US_ASCII);
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    background(this::serve);
  }

  /** Returns its host and port. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Lists the first line of each request. */
  public synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  /** Lists the requests since it was last asked so. */
  public synchronized List<String> takeRequests() {
    List<String> taken = requests();
    requests.clear();
    return taken;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        // A browser keeps connections that ask for nothing: none may wait behind them.
        background(() -> answer(socket));
      } catch (IOException e) {
        // It is closed.
      }
    }
  }

  private void answer(Socket client) {
    try (client) {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = client.getInputStream().read();
        if (next < 0) {
          return;
        }
        head.append((char) next);
      }
      add(head.toString().lines().findFirst().orElse(""));
      client.getOutputStream().write(answer);
      client.getOutputStream().flush();
      client.shutdownOutput();
    } catch (IOException e) {
      // The client hung up.
    }
  }

  private synchronized void add(String request) {
    requests.add(request);
  }

  private static void background(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }
}
