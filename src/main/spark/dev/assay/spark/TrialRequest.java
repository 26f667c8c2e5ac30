package dev.assay.spark;

import dev.assay.data.FunctionPoints;
import dev.assay.data.NamedFunction;
import dev.assay.training.OwnProbe;
import dev.assay.training.Probe;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import dev.assay.training.TrialResult;
import dev.assay.training.runner.ClusterException;
import dev.assay.training.setting.TrialData;
import dev.assay.training.store.ResultBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an executor needs of one trial, beside the data: the trial as JSON, the results of those
 * that it requires as the store has them, and the report's own code that the JSON only names.
 *
 * @param trial the trial
 * @param required the results that it requires
 */
record TrialRequest(Trial trial, List<TrialResult> required) {
  /**
   * Returns what is sent.
   *
   * @throws ClusterException if a function or a probe of the report's own cannot be sent
   */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      write(out, own());
      write(out, TrialJson.bytes(trial));
      out.writeInt(required.size());
      for (TrialResult result : required) {
        write(out, ResultBytes.of(result));
      }
    }
    return bytes.toByteArray();
  }

  static TrialRequest read(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      // Functions are defined as they are read, which the trial needs to be made.
      Map<OwnProbe, OwnProbe> probes =
          probes(part(in)).collect(Collectors.toMap(Function.identity(), Function.identity()));
      Trial named = TrialJson.readTrial(part(in));
      List<TrialResult> required = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        required.add(ResultBytes.read(part(in)));
      }
      return new TrialRequest(withCode(named, probes), required);
    }
  }

  private byte[] own() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      List<Serializable> own =
          Stream.concat(functions(), trial.probes().stream().filter(OwnProbe.class::isInstance))
              .map(Serializable.class::cast)
              .toList();
      out.writeInt(own.size());
      for (Serializable one : own) {
        write(out, one);
      }
    }
    return bytes.toByteArray();
  }

  private Stream<NamedFunction> functions() {
    if (trial.data() instanceof TrialData.Points points) {
      FunctionPoints where = points.points();
      return Stream.of(NamedFunction.of(where.function(), where.version()));
    }
    return Stream.of();
  }

  private static void write(ObjectOutputStream out, Serializable own) throws IOException {
    try {
      out.writeObject(own);
    } catch (IOException e) {
      throw new ClusterException(
          own
              + " cannot be sent to an executor: its code captures what is not serialisable ("
              + e.getMessage()
              + "): let it capture numbers and text alone",
          e);
    }
  }

  private static Stream<OwnProbe> probes(byte[] own) throws IOException, ClassNotFoundException {
    List<OwnProbe> probes = new ArrayList<>();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(own))) {
      for (int left = in.readInt(); left > 0; left--) {
        if (in.readObject() instanceof OwnProbe probe) {
          probes.add(probe);
        }
      }
    }
    return probes.stream();
  }

  /** A probe that is read from JSON has a name and no code. */
  private static Trial withCode(Trial trial, Map<OwnProbe, OwnProbe> own) {
    List<Probe> probes =
        trial.probes().stream()
            .map(probe -> probe instanceof OwnProbe named ? own.getOrDefault(named, named) : probe)
            .toList();
    return trial.withProbes(probes);
  }

  private static void write(ObjectOutputStream out, byte[] part) throws IOException {
    out.writeInt(part.length);
    out.write(part);
  }

  private static byte[] part(ObjectInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
