package dev.assay.data.source;

import dev.assay.data.DataException;

/** Reports that no copy of a data set is at hand and that no mirror gave one. */
public class DataUnavailableException extends DataException {
  private static final long serialVersionUID = 1L;

  DataUnavailableException(String message) {
    super(message);
  }
}
