/** What a trial leaves: measurements, how it ended, where it ran. */
@NullMarked
package dev.assay.training.result;

import org.jspecify.annotations.NullMarked;
