/** Measures networks: a network in, numbers out. */
@NullMarked
package dev.assay.measurement;

import org.jspecify.annotations.NullMarked;
