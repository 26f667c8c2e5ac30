/** Networks as lists of layers, and DL4J configurations as they are. */
@NullMarked
package dev.assay.model.network;

import org.jspecify.annotations.NullMarked;
