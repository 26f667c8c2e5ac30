/** Convolution stacks compiled to oneDNN primitives. */
@NullMarked
package dev.assay.model.onednn;

import org.jspecify.annotations.NullMarked;
