/** The files of a report: written durably, JSON read strictly, rows of CSV. */
@NullMarked
package dev.assay.report.file;

import org.jspecify.annotations.NullMarked;
