/** Looks at the example project that this build builds and runs, and tries its claims here. */
@NullMarked
package dev.assay.example;

import org.jspecify.annotations.NullMarked;
