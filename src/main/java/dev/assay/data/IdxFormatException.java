package dev.assay.data;

import java.nio.file.Path;

/** Reports an IDX file that is not what it should be: what was found, expected, and the remedy. */
public final class IdxFormatException extends DataException {
  private static final long serialVersionUID = 1L;

  IdxFormatException(Path file, String found, String expected) {
    super(message(file, found, expected));
  }

  IdxFormatException(Path file, String found, String expected, Throwable cause) {
    super(message(file, found, expected), cause);
  }

  private static String message(Path file, String found, String expected) {
    return file
        + ": found "
        + found
        + ", expected "
        + expected
        + ". Replace the file by an undamaged copy.";
  }
}
