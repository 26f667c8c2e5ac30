/** The report's own words: its Markdown, its sentences, and where in it each claim stands. */
@NullMarked
package dev.assay.report.text;

import org.jspecify.annotations.NullMarked;
