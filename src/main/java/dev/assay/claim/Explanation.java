package dev.assay.claim;

import dev.assay.claim.criterion.Criterion;

/**
 * The report's explanation of a figure: judged by a control arm, apart from the figure.
 *
 * @param statement the explanation, in our words
 * @param criterion what judges it
 */
public record Explanation(String statement, Criterion criterion) {}
