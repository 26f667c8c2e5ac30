package dev.assay.claim.evidence;

/**
 * A seed without a value, and why.
 *
 * @param metric metric it lacks
 * @param arm arm in which it lacks it
 * @param seed the seed
 * @param reason for example {@code diverged at step 812}
 */
public record MissingSeed(String metric, String arm, long seed, String reason) {}
