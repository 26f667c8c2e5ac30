/** Turns verdicts and curves into figures, the verdict board and the pages that explain them. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
