package dev.assay.training.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.system.DurableFiles;
import dev.assay.training.TrialJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a store holds, by key, without reading the results.
 *
 * <p>It follows from the entries and is kept only to save reading them: one that is missing, old or
 * damaged is made anew, from the first line of the entries that it lacks. Of two processes that
 * write it at once, the later wins, and the next reader adds what is missing.
 */
final class TrialIndex {
  private TrialIndex() {}

  /** Returns the content of each readable entry's key, and keeps the list where it has changed. */
  static SortedMap<String, JsonNode> read(StoreFiles files, DurableFiles durable)
      throws IOException {
    Map<String, JsonNode> kept = kept(files.index());
    SortedMap<String, JsonNode> now = new TreeMap<>();
    for (Path entry : files.entries()) {
      String key = StoreFiles.key(entry);
      @Nullable JsonNode content = kept.get(key);
      if (content == null) {
        content = content(entry, key);
      }
      if (content != null) {
        now.put(key, content);
      }
    }
    if (!now.keySet().equals(kept.keySet())) {
      keep(now, files.index(), durable);
    }
    return now;
  }

  private static @Nullable JsonNode content(Path entry, String key) {
    try {
      JsonNode content = StoredEntry.readContent(entry);
      return TrialJson.key(content).equals(key) ? content : null;
    } catch (IOException e) {
      // Whoever asks for this entry hears of it.
      return null;
    }
  }

  private static Map<String, JsonNode> kept(Path index) {
    Map<String, JsonNode> kept = new HashMap<>();
    try {
      byte[] bytes = SealedFile.read(index);
      int from = SealedFile.START;
      for (int i = from; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          JsonNode content = TrialJson.tree(bytes, from, i - from);
          kept.put(TrialJson.key(content), content);
          from = i + 1;
        }
      }
      return kept;
    } catch (IOException e) {
      return Map.of();
    }
  }

  private static void keep(SortedMap<String, JsonNode> contents, Path index, DurableFiles durable) {
    try {
      ByteArrayOutputStream lines = new ByteArrayOutputStream(1 << 16);
      for (JsonNode content : contents.values()) {
        lines.write(TrialJson.json(content).getBytes(StandardCharsets.UTF_8));
        lines.write('\n');
      }
      durable.write(index, SealedFile.of(lines.toByteArray()));
    } catch (IOException e) {
      // A store that cannot be written serves nonetheless; the next reader takes as long again.
    }
  }
}
