/** Digits that the project draws itself, for machines without MNIST. */
@NullMarked
package dev.assay.data.strokes;

import org.jspecify.annotations.NullMarked;
