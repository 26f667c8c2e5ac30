package dev.assay.model.onednn;

import dev.assay.data.RandomStreams;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tells arithmetic apart by what it computes, because no name tells it: OpenBLAS's kernels depend
 * on the processor and the environment, and Java's {@link Math} may be off by an ulp in either
 * direction.
 */
public final class Fingerprint {
  private static final int[] BATCHES = {1, 13, 40, 128};
  private static final int[] WIDTHS = {1, 5, 10, 24, 56, 128};
  private static final int[] OUTPUTS = {1, 10, 33};
  private static final int ARGUMENTS = 2_000;
  private static final int SHOWN_BYTES = 8;

  private final MessageDigest digest;
  private final RandomGenerator random = new RandomStreams(1).stream("fingerprint");

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  /** Returns the first eight bytes, in hex, of a SHA-256 over products, powers and logarithms. */
  public static String ofArithmetic() {
    Fingerprint fingerprint = new Fingerprint();
    for (int batch : BATCHES) {
      for (int width : WIDTHS) {
        for (int outputs : OUTPUTS) {
          fingerprint.products(batch, width, outputs);
        }
      }
    }
    fingerprint.functions();
    return HexFormat.of().formatHex(fingerprint.digest.digest(), 0, SHOWN_BYTES);
  }

  /** Multiplies as a dense layer does forward, for its weights' gradient and backward. */
  private void products(int batch, int width, int outputs) {
    INDArray inputs = matrix(batch, width);
    INDArray weights = matrix(width, outputs);
    INDArray gradient = matrix(batch, outputs);
    add(inputs.mmul(weights));
    add(inputs.transpose().mmul(gradient));
    add(gradient.mmul(weights.transpose()));
  }

  private INDArray matrix(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) RandomStreams.gaussian(random);
    }
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }

  private void add(INDArray product) {
    float[] values = product.dup('c').data().asFloat();
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  private void functions() {
    ByteBuffer bytes = ByteBuffer.allocate(ARGUMENTS * 3 * Double.BYTES);
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = -20 * random.nextDouble();
      bytes.putDouble(Math.exp(x));
      bytes.putDouble(Math.log(-x));
      bytes.putDouble(Math.pow(0.9 + 0.0999 * random.nextDouble(), i));
    }
    digest.update(bytes.flip());
  }
}
