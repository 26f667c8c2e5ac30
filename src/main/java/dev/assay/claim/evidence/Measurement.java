package dev.assay.claim.evidence;

/**
 * One metric in one arm.
 *
 * @param metric what was measured, for example {@code final training loss}
 * @param arm under which treatment, for example {@code model2}
 */
public record Measurement(String metric, String arm) {}
