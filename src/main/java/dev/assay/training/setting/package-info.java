/** The parts of a trial that are pure data and need no other. */
@NullMarked
package dev.assay.training.setting;

import org.jspecify.annotations.NullMarked;
