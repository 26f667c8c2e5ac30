package dev.assay.data.source;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Receives an HTTP body and gives up when it stalls: the HTTP client's own time-out ends with the
 * headers.
 */
final class TimedBody implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  private sealed interface Signal permits Part, End {}

  private record Part(List<ByteBuffer> buffers) implements Signal {}

  private record End(@Nullable Throwable failure) implements Signal {}

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Duration patience;
  private volatile Flow.@Nullable Subscription subscription;

  TimedBody(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Part(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new End(failure));
  }

  @Override
  public void onComplete() {
    signals.add(new End(null));
  }

  /** Waits for the next bytes; none are left when the list is empty. */
  List<ByteBuffer> next() throws IOException, InterruptedException {
    while (true) {
      Signal signal = signals.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (signal == null) {
        throw new HttpTimeoutException("no byte for " + patience.toMillis() + " ms");
      }
      if (signal instanceof End end) {
        if (end.failure() != null) {
          throw new IOException(end.failure().getMessage(), end.failure());
        }
        return List.of();
      }
      current().request(1);
      List<ByteBuffer> buffers = ((Part) signal).buffers();
      if (!buffers.isEmpty()) {
        return buffers;
      }
    }
  }

  /** Drops the connection if the body is not over. */
  @Override
  public void close() {
    if (subscription != null) {
      current().cancel();
    }
  }

  private Flow.Subscription current() {
    return Objects.requireNonNull(subscription, "a signal comes after the subscription");
  }
}
