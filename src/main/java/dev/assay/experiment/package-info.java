/** What the author of claims writes against: a report, its experiments, what they plan and find. */
@NullMarked
package dev.assay.experiment;

import org.jspecify.annotations.NullMarked;
