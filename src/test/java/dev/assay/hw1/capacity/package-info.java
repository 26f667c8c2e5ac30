/** HW1-3 §2: parameters and generalisation. */
@NullMarked
package dev.assay.hw1.capacity;

import org.jspecify.annotations.NullMarked;
