/** What a run uses its time for: a number of minutes, or the cores that nothing trains on. */
@NullMarked
package dev.assay.run.budget;

import org.jspecify.annotations.NullMarked;
