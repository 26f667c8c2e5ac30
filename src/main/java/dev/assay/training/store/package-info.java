/** Keeps results under a key made of everything they depend on. */
@NullMarked
package dev.assay.training.store;

import org.jspecify.annotations.NullMarked;
