package dev.assay.claim;

/**
 * The place in the report.
 *
 * @param place for example {@code Part 1, question 1 b}
 * @param quote a few of its words
 */
public record Citation(String place, String quote) {}
