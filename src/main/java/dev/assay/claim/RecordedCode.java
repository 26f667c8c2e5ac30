package dev.assay.claim;

/**
 * What all seeds of a recording must have in common beside their data.
 *
 * @param training version of the code that trains
 * @param settings SHA-256, in hexadecimal, of the section's trials apart from their seeds
 */
public record RecordedCode(int training, String settings) {}
