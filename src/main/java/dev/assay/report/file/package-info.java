/** Files that appear whole or not at all. */
@NullMarked
package dev.assay.report.file;

import org.jspecify.annotations.NullMarked;
