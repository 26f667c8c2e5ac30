/**
 * Describes networks: an {@link dev.assay.model.Architecture} in, a DL4J configuration out, with
 * the parameter arithmetic done before anything is built.
 */
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
