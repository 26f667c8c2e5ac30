/** Claims as JUnit tests. */
@NullMarked
package dev.assay.junit;

import org.jspecify.annotations.NullMarked;
