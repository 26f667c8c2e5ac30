package dev.assay.data;

/** Reports an IDX file that is not what it should be: what was found, expected, and the remedy. */
public final class IdxFormatException extends DataException {
  private static final long serialVersionUID = 1L;

  IdxFormatException(String file, String found, String expected) {
    super(message(file, found, expected));
  }

  IdxFormatException(String file, String found, String expected, Throwable cause) {
    super(message(file, found, expected), cause);
  }

  private static String message(String file, String found, String expected) {
    return file
        + ": found "
        + found
        + ", expected "
        + expected
        + ". Replace the file by an undamaged copy.";
  }
}
