/** A verdict → its facts as text, its deciding number as a strip, its evidence as CSV. */
@NullMarked
package dev.assay.report.verdict;

import org.jspecify.annotations.NullMarked;
