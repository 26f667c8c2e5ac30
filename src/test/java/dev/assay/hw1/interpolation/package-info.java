/** HW1-3 §3: the line between two solutions. */
@NullMarked
package dev.assay.hw1.interpolation;

import org.jspecify.annotations.NullMarked;
