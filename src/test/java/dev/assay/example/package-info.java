/** Looks at the example project that this build builds and runs. */
@NullMarked
package dev.assay.example;

import org.jspecify.annotations.NullMarked;
