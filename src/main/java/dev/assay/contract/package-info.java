/** What every report owes: rules that hold of any experiment, tried without training it. */
@NullMarked
package dev.assay.contract;

import org.jspecify.annotations.NullMarked;
