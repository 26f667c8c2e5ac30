/** Linear algebra on plain arrays. */
@NullMarked
package dev.assay.measurement.algebra;

import org.jspecify.annotations.NullMarked;
