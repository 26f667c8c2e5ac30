package dev.assay.training;

import dev.assay.measurement.MeasuredSeries;
import dev.assay.measurement.Weights;
import dev.assay.training.result.Measurements;
import dev.assay.training.result.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * The SHA-256 of what a trial computed: every bit of its series, scalars, weights and outcome, and
 * nothing of its provenance.
 *
 * <p>Numbers go in as their bits, because their decimal text depends on the version of Java.
 */
final class ResultDigest {
  private ResultDigest() {}

  static String of(TrialResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(result.outcome(), out);
      write(result.measurements(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  private static void write(Outcome outcome, DataOutputStream out) throws IOException {
    if (outcome instanceof Outcome.Diverged diverged) {
      out.writeUTF("diverged");
      out.writeInt(diverged.step());
      out.writeDouble(diverged.loss());
    } else {
      out.writeUTF("finished");
      out.writeInt(((Outcome.Finished) outcome).steps());
    }
  }

  private static void write(Measurements measured, DataOutputStream out) throws IOException {
    out.writeInt(measured.series().size());
    for (Map.Entry<String, MeasuredSeries> series : measured.series().entrySet()) {
      out.writeUTF(series.getKey());
      write(series.getValue().xs(), out);
      write(series.getValue().ys(), out);
    }
    out.writeInt(measured.scalars().size());
    for (Map.Entry<String, Double> scalar : measured.scalars().entrySet()) {
      out.writeUTF(scalar.getKey());
      out.writeDouble(scalar.getValue());
    }
    out.writeInt(measured.weights().size());
    for (Map.Entry<String, Weights> weights : measured.weights().entrySet()) {
      out.writeUTF(weights.getKey());
      out.writeInt(weights.getValue().size());
      for (float weight : weights.getValue().toArray()) {
        out.writeFloat(weight);
      }
    }
  }

  private static void write(double[] values, DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }
}
