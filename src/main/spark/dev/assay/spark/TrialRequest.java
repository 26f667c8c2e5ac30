package dev.assay.spark;

import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.store.ResultBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an executor needs of one trial, beside the data: the trial as JSON, and the results of those
 * that it requires as the store has them.
 *
 * @param trial the trial
 * @param required the results that it requires
 */
record TrialRequest(Trial trial, List<TrialResult> required) {
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, TrialJson.bytes(trial));
    out.writeInt(required.size());
    for (TrialResult result : required) {
      write(out, TrialJson.bytes(result.trial()));
      write(out, ResultBytes.of(result));
    }
    return bytes.toByteArray();
  }

  static TrialRequest read(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Trial trial = TrialJson.readTrial(part(in));
    int count = in.readInt();
    List<TrialResult> required = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Trial one = TrialJson.readTrial(part(in));
      required.add(ResultBytes.read(part(in), one));
    }
    return new TrialRequest(trial, required);
  }

  private static void write(DataOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  private static byte[] part(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
