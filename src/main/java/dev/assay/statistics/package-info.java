/**
 * Numbers in, intervals and tests out: pure statistics with the seed as the unit of replication.
 */
@NullMarked
package dev.assay.statistics;

import org.jspecify.annotations.NullMarked;
