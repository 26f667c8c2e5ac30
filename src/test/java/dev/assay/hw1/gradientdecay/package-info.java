/** HW1-2 §2: the gradient norm over training. */
@NullMarked
package dev.assay.hw1.gradientdecay;

import org.jspecify.annotations.NullMarked;
