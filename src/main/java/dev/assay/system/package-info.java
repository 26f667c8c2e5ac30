/**
 * Asks the operating system: writes that survive a crash, child processes with a time limit, paths
 * that people name. Pure JDK; before all other packages.
 */
@NullMarked
package dev.assay.system;

import org.jspecify.annotations.NullMarked;
