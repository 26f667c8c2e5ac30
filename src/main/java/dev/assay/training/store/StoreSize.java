package dev.assay.training.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How much a store holds.
 *
 * @param entries how many results
 * @param bytes the length of their files in all
 */
public record StoreSize(int entries, long bytes) {

  static StoreSize of(List<Path> files) throws IOException {
    int entries = 0;
    long bytes = 0;
    for (Path file : files) {
      try {
        bytes += Files.size(file);
        entries++;
      } catch (NoSuchFileException e) {
        // Another process removed it meanwhile.
      }
    }
    return new StoreSize(entries, bytes);
  }

  /** Returns the size in words, such as {@code 1,124 results, 38.2 MB}. */
  public String describe() {
    return String.format(
        Locale.ENGLISH, "%,d result%s, %s", entries, entries == 1 ? "" : "s", describe(bytes));
  }

  /** Returns a number of bytes in the largest decimal unit that leaves at least one. */
  static String describe(long bytes) {
    double value = bytes;
    List<String> units = List.of("bytes", "kB", "MB", "GB", "TB");
    int unit = 0;
    // What rounds to a thousand is one of the next unit.
    while (value >= (unit == 0 ? 1000 : 999.95) && unit < units.size() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ENGLISH, unit == 0 ? "%.0f %s" : "%.1f %s", value, units.get(unit));
  }
}
