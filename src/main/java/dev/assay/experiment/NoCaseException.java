package dev.assay.experiment;

/**
 * Thrown by what reads a metric where a run is no case of what the metric is about: then it has no
 * number and lacks none.
 */
public final class NoCaseException extends RuntimeException {
  private static final long serialVersionUID = 1;
}
