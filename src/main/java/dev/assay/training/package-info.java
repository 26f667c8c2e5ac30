/**
 * Trains: a {@link dev.assay.training.Trial} in, a {@link dev.assay.training.TrialResult} out. The
 * only package that trains, and the only one that sets ND4J's process-wide state.
 */
@NullMarked
package dev.assay.training;

import org.jspecify.annotations.NullMarked;
