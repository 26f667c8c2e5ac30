package dev.assay.data.source;

import dev.assay.data.DataException;
import dev.assay.data.ImageData;
import java.util.Optional;

/** Chooses the data set of a run, {@code assay.data}. */
public enum DataChoice {
  /** Takes MNIST, and strokes where it cannot be had. */
  UNSPECIFIED,
  /** Takes MNIST or fails. */
  MNIST,
  /** Takes MNIST or fails, because {@code CI=true} and nothing else was asked for. */
  MNIST_IN_CI,
  /** Takes the digits the project draws itself. */
  STROKES;

  /** Reads a choice; without one, continuous integration asks for MNIST. */
  static DataChoice parse(Optional<String> name, boolean ci) {
    DataChoice choice = parse(name);
    return choice == UNSPECIFIED && ci ? MNIST_IN_CI : choice;
  }

  /**
   * Reads a choice; nothing or a blank is {@link #UNSPECIFIED}.
   *
   * @throws DataException if the name is none of {@code mnist} and {@code strokes}
   */
  public static DataChoice parse(Optional<String> name) {
    return switch (name.map(String::strip).orElse("")) {
      case "" -> UNSPECIFIED;
      case ImageData.MNIST -> MNIST;
      case ImageData.STROKES -> STROKES;
      default ->
          throw new DataException(
              "data set \""
                  + name.orElse("")
                  + "\" is unknown. Give -Dassay.data=mnist or -Dassay.data=strokes, or leave it"
                  + " out.");
    };
  }
}
