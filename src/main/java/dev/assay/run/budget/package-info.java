/** What a number of minutes is used for. */
@NullMarked
package dev.assay.run.budget;

import org.jspecify.annotations.NullMarked;
