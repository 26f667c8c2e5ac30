package dev.assay.training;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.network.Dl4jNetwork;
import dev.assay.model.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
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
  public static final int TRAINING_CODE = 4;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  static {
    // Of a later package than the interface's, which cannot name it.
    MAPPER.registerSubtypes(
        new NamedType(Network.class, "network"), new NamedType(Dl4jNetwork.class, "dl4j"));
  }

  private TrialJson() {}

  /** Returns what a trial's key is the digest of: the trial, the kernels and the training code. */
  public static ObjectNode content(Trial trial) {
    Kernels kernels = Kernels.load();
    ObjectNode content = MAPPER.createObjectNode();
    content.put("arithmetic", kernels.arithmetic());
    content.put("backend", kernels.backend());
    content.put("convolution", kernels.convolutionName());
    trial.architecture().computedBy().ifPresent(layers -> content.put("layers", layers));
    content.put("trainingCode", TRAINING_CODE);
    content.set("trial", MAPPER.valueToTree(trial));
    return content;
  }

  /** Returns the SHA-256, in hex, of {@link #content}. */
  static String key(Trial trial) {
    return key(content(trial));
  }

  /** Returns the key that has this content. */
  public static String key(JsonNode content) {
    return sha256(json(content));
  }

  /**
   * Returns the SHA-256, in hex, of the trials' JSON in order of its text, each once, one a line.
   */
  static String digest(Collection<Trial> trials) {
    return sha256(
        trials.stream().map(TrialJson::json).distinct().sorted().collect(Collectors.joining("\n")));
  }

  /**
   * Returns the SHA-256, in hex, of the trials apart from their seeds: equal for the same settings
   * whatever the seeds.
   */
  public static String settings(Collection<Trial> trials) {
    return sha256(
        trials.stream()
            .map(TrialJson::setting)
            .distinct()
            .sorted()
            .collect(Collectors.joining("\n")));
  }

  /** Returns a trial's JSON with 0 for its seeds, and for those of trials inside its probes. */
  public static String setting(Trial trial) {
    JsonNode tree = MAPPER.valueToTree(trial);
    // Which of them share a seed is part of the setting.
    Map<Long, Long> numbers = new HashMap<>();
    tree.findParents("seed").forEach(node -> number((ObjectNode) node, "seed", numbers));
    tree.findParents("initSeed").forEach(node -> number((ObjectNode) node, "initSeed", numbers));
    return json(tree);
  }

  private static void number(ObjectNode node, String name, Map<Long, Long> numbers) {
    long seed = node.get(name).asLong();
    Long number = numbers.computeIfAbsent(seed, unused -> (long) numbers.size());
    node.put(name, number);
  }

  public static String json(Object content) {
    try {
      return MAPPER.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON for " + content, e);
    }
  }

  private static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String sha256(byte[] bytes) {
    return sha256(bytes, 0, bytes.length);
  }

  public static String sha256(byte[] bytes, int from, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, from, length);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform must offer SHA-256", e);
    }
  }

  public static ObjectWriter writer() {
    return MAPPER.writer();
  }

  public static byte[] bytes(Object content) throws IOException {
    return MAPPER.writeValueAsBytes(content);
  }

  /** Reads a JSON object and nothing after it. */
  public static JsonNode tree(byte[] json, int from, int length) throws IOException {
    @Nullable JsonNode tree =
        MAPPER
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readTree(json, from, length);
    if (tree == null || !tree.isObject()) {
      throw new IOException("no JSON object begins at byte " + from);
    }
    return tree;
  }

  /** Reads a trial, or throws if anything of it is missing or null. */
  public static Trial readTrial(byte[] json) throws IOException {
    @Nullable Trial trial =
        MAPPER
            .readerFor(Trial.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readValue(json);
    if (trial == null) {
      throw new IOException("it holds null and no trial");
    }
    return trial;
  }

  /** Reads a result, or throws if anything of it is missing or null. */
  public static TrialResult read(byte[] json, int from, int length) throws IOException {
    @Nullable TrialResult result =
        MAPPER
            .readerFor(TrialResult.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readValue(json, from, length);
    if (result == null) {
      throw new IOException("it holds null and no result");
    }
    return result;
  }
}
