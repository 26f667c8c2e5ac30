/** Settles the claims of the reports: one experiment and one test class a section. */
@NullMarked
package dev.assay.claims;

import org.jspecify.annotations.NullMarked;
