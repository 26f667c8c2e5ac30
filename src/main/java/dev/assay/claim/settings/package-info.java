/** A report's settings read as arithmetic, before anything is trained. */
@NullMarked
package dev.assay.claim.settings;

import org.jspecify.annotations.NullMarked;
