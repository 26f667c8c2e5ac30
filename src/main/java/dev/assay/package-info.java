/** Assay: finds out whether what a deep-learning report claims is true. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;
