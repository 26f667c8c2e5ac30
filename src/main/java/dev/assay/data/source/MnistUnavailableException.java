package dev.assay.data.source;

/** Reports that no copy of MNIST is at hand and that no mirror gave one. */
public final class MnistUnavailableException extends DataUnavailableException {
  private static final long serialVersionUID = 1L;

  MnistUnavailableException(String message) {
    super(message);
  }
}
