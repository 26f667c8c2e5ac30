package dev.assay.training;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The canonical JSON of trials and results, and the key that follows from it. */
public final class TrialJson {
  /**
   * The version of the code that trains. Raise it by hand with every change that can change a
   * result: stored results of other versions are then trained anew.
   */
  static final int TRAINING_CODE = 3;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private TrialJson() {}

  /** Returns the SHA-256 of the trial, the kernels and the training code, in hex. */
  static String key(Trial trial) {
    Kernels kernels = Kernels.load();
    Map<String, Object> content =
        Map.of(
            "arithmetic",
            kernels.arithmetic(),
            "backend",
            kernels.backend(),
            "convolution",
            kernels.convolutionName(),
            "trainingCode",
            TRAINING_CODE,
            "trial",
            trial);
    return sha256(json(content));
  }

  /**
   * Returns the SHA-256, in hex, of the trials' JSON in order of its text, each once, one a line.
   */
  static String digest(Collection<Trial> trials) {
    return sha256(
        trials.stream().map(TrialJson::json).distinct().sorted().collect(Collectors.joining("\n")));
  }

  private static String json(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON for " + content, e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  public static ObjectWriter writer() {
    return MAPPER.writer();
  }

  /** Reads a result, or throws if anything of it is missing or null. */
  public static TrialResult read(byte[] json) throws IOException {
    @Nullable TrialResult result = MAPPER.readValue(json, TrialResult.class);
    if (result == null) {
      throw new IOException("it holds null and no result");
    }
    return result;
  }
}
