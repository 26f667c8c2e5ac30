/** Results in, a verdict out: claims, the criteria that judge them, and their grades; no I/O. */
@NullMarked
package dev.assay.claim;

import org.jspecify.annotations.NullMarked;
