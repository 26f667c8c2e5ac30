/** Paths through weight space: principal components, a random walk's, settling. */
@NullMarked
package dev.assay.measurement.trajectory;

import org.jspecify.annotations.NullMarked;
