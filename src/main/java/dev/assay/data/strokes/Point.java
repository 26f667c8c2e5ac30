package dev.assay.data.strokes;

/** Marks a point: x to the right, y down. */
record Point(double x, double y) {}
