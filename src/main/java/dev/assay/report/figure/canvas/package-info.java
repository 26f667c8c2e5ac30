/** Places and writes text and lines on a canvas; knows nothing of figures. */
@NullMarked
package dev.assay.report.figure.canvas;

import org.jspecify.annotations.NullMarked;
