/** HW1-3 §4: sensitivity and batch size. */
@NullMarked
package dev.assay.hw1.batchsensitivity;

import org.jspecify.annotations.NullMarked;
