/** The first report under test: what its experiments share, and what it asks of itself. */
@NullMarked
package dev.assay.hw1;

import org.jspecify.annotations.NullMarked;
