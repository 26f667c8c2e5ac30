/** Loops in the form that the JVM's compiler turns into vector instructions. */
@NullMarked
package dev.assay.model.vector;

import org.jspecify.annotations.NullMarked;
