package dev.assay.data;

/** Reports data that cannot be had or used: the message names the file or value and the remedy. */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Reports {@code message}. */
  public DataException(String message) {
    super(message);
  }

  /** Reports {@code message}, brought about by {@code cause}. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
