/** Evidence that may be looked at after every seed, for ever. */
@NullMarked
package dev.assay.statistics.anytime;

import org.jspecify.annotations.NullMarked;
