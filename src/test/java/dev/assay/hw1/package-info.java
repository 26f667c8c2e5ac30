/** Settles the claims of the reports: one experiment and one test class a section. */
@NullMarked
package dev.assay.hw1;

import org.jspecify.annotations.NullMarked;
