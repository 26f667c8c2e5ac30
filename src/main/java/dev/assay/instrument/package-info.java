/** Hears the instruments: each one's self-check against the mistakes that it must catch. */
@NullMarked
package dev.assay.instrument;

import org.jspecify.annotations.NullMarked;
