package dev.assay.claim;

import java.util.List;
import java.util.Locale;

/**
 * Where a section's numbers are from if no trial of this program gave them.
 *
 * @param files the file or files, as they were named
 * @param filesDigest SHA-256, in hexadecimal, of their content
 * @param digest SHA-256, in hexadecimal, of the files and of what was read from them
 * @param seeds the seeds in them, ascending
 */
public record ExternalSource(String files, String filesDigest, String digest, List<Long> seeds) {
  /** Stands where other sections name their data set. */
  public static final String DATA = "external";

  /** What a table of results cannot show, a sentence each. */
  public static final List<String> NOT_CHECKED =
      List.of(
          "Whether runs of one seed have anything in common: the file says so, and arms are paired by it.",
          "Data, networks, optimizers and budgets: the file has none of them, so nothing looks for what else the arms differ in.",
          "What measured the numbers: none of the instruments of this program did, so none was calibrated.",
          "Whether networks that never trained, or that walk at random, would pass too: that takes the networks.");

  private static final int SHORT = 12;

  /**
   * Copies the seeds.
   *
   * @throws IllegalArgumentException if there is no seed or no name
   */
  public ExternalSource {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty() || files.isBlank()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ENGLISH,
              "\"%s\" with the seeds %s: name the file, which has at least one seed",
              files,
              seeds));
    }
  }

  /** Names the files and their digest in short. */
  public String text() {
    return String.format(
        Locale.ENGLISH,
        "%s, SHA-256 %s",
        files,
        filesDigest.substring(0, Math.min(SHORT, filesDigest.length())));
  }
}
