package dev.assay.training;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the golden trials amounted to on one family of kernels.
 *
 * @param trainingCode the {@link TrialJson#TRAINING_CODE} that computed it
 * @param backend ND4J's native binary
 * @param convolution the name of the convolution kernels
 * @param arithmetic how BLAS and Java round
 * @param trials by name, in the order of {@link GoldenTrials}
 */
record GoldenResults(
    int trainingCode,
    String backend,
    String convolution,
    String arithmetic,
    Map<String, Golden> trials) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).build();

  /**
   * One trial's two digests.
   *
   * @param trial that of its canonical JSON, from which its key follows
   * @param result that of all it computed
   */
  record Golden(String trial, String result) {}

  /** Copies the map. */
  GoldenResults {
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
  }

  /** Returns what the results depend on beside the code. */
  List<String> kernels() {
    return List.of(backend, convolution, arithmetic);
  }

  /** Describes results that were computed in this process, one for each golden trial in order. */
  static GoldenResults of(Collection<TrialResult> results) {
    Map<String, Golden> trials = new LinkedHashMap<>();
    List<TrialResult> left = new ArrayList<>(results);
    for (String name : GoldenTrials.ALL.keySet()) {
      TrialResult result = left.remove(0);
      trials.put(name, new Golden(Trial.digest(List.of(result.trial())), ResultDigest.of(result)));
    }
    Kernels kernels = Kernels.load();
    return new GoldenResults(
        TrialJson.TRAINING_CODE,
        kernels.backend(),
        kernels.convolutionName(),
        kernels.arithmetic(),
        trials);
  }

  static GoldenResults read(Path file) {
    try {
      return MAPPER.readValue(Files.readAllBytes(file), GoldenResults.class);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  void write(Path file) {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      Files.writeString(file, MAPPER.writer(lines).writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the trials that are the same in both, but not their results: under one training code
   * there must be none.
   */
  List<String> changed(GoldenResults other) {
    return trials.entrySet().stream()
        .filter(entry -> other.trials.containsKey(entry.getKey()))
        .filter(
            entry -> {
              Golden now = other.trials.get(entry.getKey());
              return entry.getValue().trial().equals(now.trial())
                  && !entry.getValue().result().equals(now.result());
            })
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the trials that only one has, or that have another canonical JSON in the other. */
  List<String> unlike(GoldenResults other) {
    Set<String> names = new LinkedHashSet<>(trials.keySet());
    names.addAll(other.trials.keySet());
    return names.stream().filter(name -> !digest(name).equals(other.digest(name))).toList();
  }

  private String digest(String name) {
    Golden golden = trials.get(name);
    return golden == null ? "absent" : golden.trial();
  }
}
