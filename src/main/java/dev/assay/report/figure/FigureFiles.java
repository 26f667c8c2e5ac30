package dev.assay.report.figure;

import java.nio.file.Path;

/**
 * The files of a rendered figure.
 *
 * @param svg the vectors
 * @param png the picture, at twice the normal resolution
 * @param csv the plotted numbers
 * @param thumbnail the small picture
 */
public record FigureFiles(Path svg, Path png, Path csv, Path thumbnail) {}
