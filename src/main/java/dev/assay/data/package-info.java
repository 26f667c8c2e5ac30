/** Brings images and functions in: IDX files, checksums, subsets, permuted labels. */
@NullMarked
package dev.assay.data;

import org.jspecify.annotations.NullMarked;
