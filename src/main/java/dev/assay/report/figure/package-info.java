/** Figures, and how they are drawn and written. */
@NullMarked
package dev.assay.report.figure;

import org.jspecify.annotations.NullMarked;
