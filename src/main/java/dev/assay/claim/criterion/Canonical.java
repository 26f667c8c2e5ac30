package dev.assay.claim.criterion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/** Writes criteria in one canonical form, and digest it. */
public final class Canonical {
  private Canonical() {}

  /**
   * Writes a kind and its thresholds, keys ascending, strings quoted, numbers as Java writes them.
   */
  static String of(String kind, SortedMap<String, Object> thresholds) {
    StringBuilder text = new StringBuilder(quoted(kind)).append('{');
    thresholds.forEach(
        (name, value) -> text.append(quoted(name)).append(':').append(value(value)).append(';'));
    return text.append('}').toString();
  }

  /** Computes the SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Canonical::value).toList().toString();
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
