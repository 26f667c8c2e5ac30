/** Turns an architecture into a DL4J configuration, and makes its convolutions fast. */
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
