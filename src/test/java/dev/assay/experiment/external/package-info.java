/** Tests of claims about runs that were trained elsewhere. */
@NullMarked
package dev.assay.experiment.external;

import org.jspecify.annotations.NullMarked;
