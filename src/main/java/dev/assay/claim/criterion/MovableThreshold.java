package dev.assay.claim.criterion;

import java.util.function.DoubleFunction;

/**
 * The main threshold of a criterion, and the criterion with another value in its place.
 *
 * @param name what it is, for example {@code difference between neighbours}
 * @param value the claimed value
 * @param least smallest value that makes sense; may be −∞
 * @param most largest value that makes sense; may be +∞
 * @param unit its unit, as {@link dev.assay.claim.evidence.Text#withUnit} writes it
 * @param at makes the criterion with another value
 */
public record MovableThreshold(
    String name,
    double value,
    double least,
    double most,
    String unit,
    DoubleFunction<Criterion> at) {}
