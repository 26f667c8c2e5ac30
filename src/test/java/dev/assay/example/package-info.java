/** Claims of a small report, as somebody outside this project would write them. */
@NullMarked
package dev.assay.example;

import org.jspecify.annotations.NullMarked;
