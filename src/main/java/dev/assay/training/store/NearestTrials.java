package dev.assay.training.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.system.DurableFiles;
import dev.assay.training.Trial;
import dev.assay.training.TrialJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tells why a trial is not in a store: what differs from the stored one that is most like it. */
public final class NearestTrials {
  /** More differences than these are counted only. */
  private static final int NAMED = 4;

  private static final String ABSENT = "none";

  private final SortedMap<String, SortedMap<String, String>> stored;

  private NearestTrials(SortedMap<String, SortedMap<String, String>> stored) {
    this.stored = stored;
  }

  static NearestTrials of(StoreFiles files, DurableFiles durable, Consumer<String> warnings) {
    SortedMap<String, SortedMap<String, String>> stored = new TreeMap<>();
    try {
      TrialIndex.read(files, durable).forEach((key, content) -> stored.put(key, fields(content)));
    } catch (IOException e) {
      warnings.accept(
          files.directory()
              + " cannot be listed ("
              + e
              + "): make it readable to learn why trials are trained again");
    }
    return new NearestTrials(stored);
  }

  /**
   * Returns what differs between the nearest stored trial and this one, stored value first, such as
   * {@code learning rate 0.001 → 0.003}; nothing where the store is empty.
   */
  public Optional<String> difference(Trial trial) {
    JsonNode content = TrialJson.content(trial);
    if (stored.containsKey(TrialJson.key(content))) {
      return Optional.of("its own entry is damaged or was not asked");
    }
    SortedMap<String, String> wanted = fields(content);
    List<String> fewest = List.of();
    SortedMap<String, String> nearest = new TreeMap<>();
    for (SortedMap<String, String> candidate : stored.values()) {
      List<String> differing = differing(candidate, wanted);
      if (fewest.isEmpty() || differing.size() < fewest.size()) {
        fewest = differing;
        nearest = candidate;
      }
    }
    return fewest.isEmpty() ? Optional.empty() : Optional.of(text(fewest, nearest, wanted));
  }

  private static List<String> differing(Map<String, String> one, Map<String, String> other) {
    TreeSet<String> paths = new TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    return paths.stream()
        .filter(path -> !one.getOrDefault(path, ABSENT).equals(other.getOrDefault(path, ABSENT)))
        .toList();
  }

  private static String text(List<String> paths, Map<String, String> from, Map<String, String> to) {
    List<String> parts = new ArrayList<>();
    for (String path : paths.subList(0, Math.min(NAMED, paths.size()))) {
      parts.add(
          label(path)
              + " "
              + from.getOrDefault(path, ABSENT)
              + " → "
              + to.getOrDefault(path, ABSENT));
    }
    if (paths.size() > NAMED) {
      parts.add("and " + (paths.size() - NAMED) + " more");
    }
    return String.join(", ", parts);
  }

  /** Names a field by its last name, and by those before it where that alone says little. */
  private static String label(String path) {
    return switch (path) {
      case "backend" -> "native binary";
      case "convolution" -> "convolution kernels";
      case "trial.optimizer.learningRate" -> "learning rate";
      default ->
          path.replaceFirst("^trial\\.", "")
              .replace('.', ' ')
              .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
              .toLowerCase(Locale.ROOT);
    };
  }

  private static SortedMap<String, String> fields(JsonNode content) {
    SortedMap<String, String> fields = new TreeMap<>();
    collect("", content, fields);
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, String> fields) {
    if (!node.isContainerNode()) {
      fields.put(path, shortened(node.asText()));
      return;
    }
    String before = path.isEmpty() ? "" : path + ".";
    if (node.isObject()) {
      node.properties().forEach(e -> collect(before + e.getKey(), e.getValue(), fields));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      collect(before + (i + 1), node.get(i), fields);
    }
  }

  /** Ten digits tell one digest from another. */
  private static String shortened(String value) {
    return value.matches("[0-9a-f]{64}") ? value.substring(0, 10) : value;
  }
}
