/** What was measured: numbers keyed by seed, curves over an axis, and how numbers are written. */
@NullMarked
package dev.assay.claim.evidence;

import org.jspecify.annotations.NullMarked;
