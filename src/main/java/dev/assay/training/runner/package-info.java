/** Runs many trials side by side. */
@NullMarked
package dev.assay.training.runner;

import org.jspecify.annotations.NullMarked;
