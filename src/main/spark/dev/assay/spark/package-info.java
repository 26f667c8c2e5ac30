/** Trains trials on the executors of an Apache Spark cluster; built with {@code -Pspark} alone. */
@org.jspecify.annotations.NullMarked
package dev.assay.spark;
