@org.jspecify.annotations.NullMarked
package dev.assay.spark;
