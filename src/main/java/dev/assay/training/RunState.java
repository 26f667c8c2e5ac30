package dev.assay.training;

import dev.assay.data.RandomStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * All of a run that its trial does not say, between two steps: where it stands in its pass over the
 * training set, the network, the probes.
 *
 * <p>Whatever a run draws or measures before its first step is made again when it goes on, from the
 * initial weights, and is not kept here.
 */
final class RunState {
  /** The order in which the parts are written; raise it with every change. */
  private static final int FORMAT = 1;

  private final TrainingRun session;
  private final List<Observer> observers;
  private final RandomStream shuffle;
  private final int[] order;
  private int next;

  /**
   * Creates the state of a run that has taken no step.
   *
   * @param order the training examples in the order of the pass that is under way
   */
  RunState(TrainingRun session, List<Observer> observers, RandomStream shuffle, int[] order) {
    this.session = session;
    this.observers = List.copyOf(observers);
    this.shuffle = shuffle;
    this.order = order.clone();
    next = order.length;
  }

  TrainingRun session() {
    return session;
  }

  List<Observer> observers() {
    return observers;
  }

  /** Tells whether the pass is over, or none has begun. */
  boolean passIsOver() {
    return next >= order.length;
  }

  /** Begins a pass over the training set. */
  void beginPass(boolean shuffled) {
    if (shuffled) {
      shuffle.shuffle(order);
    }
    next = 0;
  }

  /** Takes one step on the next so many examples, fewer where the pass ends. */
  void step(int batch) {
    session.step(order, next, Math.min(batch, order.length - next), observers);
    next += batch;
  }

  /** Returns the state as bytes. */
  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(FORMAT);
      out.writeInt(next);
      for (int example : order) {
        out.writeInt(example);
      }
      shuffle.save(out);
      session.save(out);
      for (Observer observer : observers) {
        observer.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Takes over a state that {@link #write} made of a run of the same trial.
   *
   * @throws IOException if it is none; this run is then spoilt
   */
  void read(byte[] state) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      int format = in.readInt();
      if (format != FORMAT) {
        throw new IOException("it is of format " + format + " and not " + FORMAT);
      }
      next = in.readInt();
      for (int i = 0; i < order.length; i++) {
        order[i] = in.readInt();
      }
      shuffle.restore(in);
      session.restore(in);
      for (Observer observer : observers) {
        observer.restore(in);
      }
      if (in.read() >= 0) {
        throw new IOException("it is longer than a state of this trial");
      }
    }
  }
}
