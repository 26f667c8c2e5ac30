/** HW1-3 §1: fitting random labels. */
@NullMarked
package dev.assay.hw1.randomlabels;

import org.jspecify.annotations.NullMarked;
