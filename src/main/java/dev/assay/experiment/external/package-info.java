/** Claims about runs that were trained elsewhere: tables of results → evidence. */
@NullMarked
package dev.assay.experiment.external;

import org.jspecify.annotations.NullMarked;
