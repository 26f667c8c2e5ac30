/** HW1-1 §1: networks of different depths fit one function. */
@NullMarked
package dev.assay.hw1.functionfit;

import org.jspecify.annotations.NullMarked;
