/** HW1-2 §3: where the gradient vanishes. */
@NullMarked
package dev.assay.hw1.vanishinggradient;

import org.jspecify.annotations.NullMarked;
