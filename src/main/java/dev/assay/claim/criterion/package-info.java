/** The kinds of criteria, with their thresholds. */
@NullMarked
package dev.assay.claim.criterion;

import org.jspecify.annotations.NullMarked;
