package dev.assay.training.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * How far a trial was trained that is not done yet. Immutable.
 *
 * <p>In the store it is a {@link SealedFile}: a line of JSON with what the trial's key is made of,
 * then the state's bytes.
 */
public final class KeptState {
  private static final String STEP = "step";
  private static final String SECONDS = "seconds";
  private static final String OF = "of";

  private final int step;
  private final double seconds;
  private final byte[] state;

  /**
   * Creates a state from a copy of its bytes.
   *
   * @param step how many optimizer steps were taken
   * @param seconds how long that took, in all runs together
   */
  public KeptState(int step, double seconds, byte[] state) {
    this.step = step;
    this.seconds = seconds;
    this.state = state.clone();
  }

  /** Returns how many optimizer steps were taken. */
  public int step() {
    return step;
  }

  /** Returns how long that took, in all runs together. */
  public double seconds() {
    return seconds;
  }

  /** Returns a copy of the bytes. */
  public byte[] state() {
    return state.clone();
  }

  /** Returns the bytes of the file that keeps this state of a trial. */
  byte[] file(Trial trial) throws IOException {
    ObjectNode head = TrialJson.content(trial).objectNode();
    head.put(STEP, step);
    head.put(SECONDS, seconds);
    head.set(OF, TrialJson.content(trial));
    ByteArrayOutputStream content = new ByteArrayOutputStream(state.length + (1 << 12));
    content.write(TrialJson.bytes(head));
    content.write('\n');
    content.write(state);
    return SealedFile.of(content.toByteArray());
  }

  /**
   * Reads a file and checks its digest.
   *
   * @param key the key of the trial whose state it must be
   * @throws java.nio.file.NoSuchFileException if there is none
   * @throws IOException if it is not what {@link #file} made of this trial, saying what is wrong
   */
  static KeptState read(Path file, String key) throws IOException {
    byte[] bytes = SealedFile.read(file);
    int end = StoredEntry.contentEnd(bytes);
    JsonNode head = TrialJson.tree(bytes, SealedFile.START, end - SealedFile.START);
    if (!head.path(OF).isObject() || !TrialJson.key(head.path(OF)).equals(key)) {
      throw new IOException("it is of another trial, other kernels or another training code");
    }
    if (!head.path(STEP).isInt() || !head.path(SECONDS).isNumber()) {
      throw new IOException("its first line does not say how far the trial was");
    }
    return new KeptState(
        head.path(STEP).intValue(),
        head.path(SECONDS).doubleValue(),
        Arrays.copyOfRange(bytes, end + 1, bytes.length));
  }

  @Override
  public String toString() {
    return String.format(Locale.ENGLISH, "step %d, %.0f s", step, seconds);
  }
}
