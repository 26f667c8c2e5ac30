package dev.assay.claim;

/**
 * Say what the literature found on the same question.
 *
 * @param text what it found
 * @param source where
 */
public record Literature(String text, Source source) {}
