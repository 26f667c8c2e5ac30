package dev.assay.data;

/** Marks a point: x to the right, y down. */
record Point(double x, double y) {}
