package dev.assay.claim;

/**
 * Point to the place in the report.
 *
 * @param place for example {@code HW1-1, 1 b}
 * @param quote a few of its words
 */
public record Where(String place, String quote) {}
