/** HW1-2 §1: trajectories of the weights. */
@NullMarked
package dev.assay.hw1.trajectories;

import org.jspecify.annotations.NullMarked;
