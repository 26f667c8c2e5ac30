/**
 * A second report under test: claims of public reports of HW1's genre, each at its own report's
 * settings. Run by {@code -Dassay.report=genre}.
 */
@NullMarked
package dev.assay.genre;

import org.jspecify.annotations.NullMarked;
