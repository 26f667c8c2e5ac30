/** HW1-1 §2: a shallow and a deep network on MNIST. */
@NullMarked
package dev.assay.hw1.shallowdeep;

import org.jspecify.annotations.NullMarked;
