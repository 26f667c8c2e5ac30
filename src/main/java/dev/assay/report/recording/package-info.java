/** Recorded evidence as files: read, written, grown, and two runs' verdicts side by side. */
@NullMarked
package dev.assay.report.recording;

import org.jspecify.annotations.NullMarked;
