package dev.assay.model.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.assay.model.Architecture;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What goes from one layer to the next for each example.
 *
 * @param sizes the number of values, or channels, height and width of an image
 */
public record Shape(List<Integer> sizes) {
  /** Checks that it is a vector or an image with something in it. */
  public Shape {
    sizes = List.copyOf(sizes);
    if (sizes.size() != 1 && sizes.size() != 3) {
      throw new IllegalArgumentException(
          "a shape of " + sizes + ": give one number, or channels, height and width");
    }
    if (sizes.stream().anyMatch(size -> size < 1)) {
      String what = "a side of the shape " + text(sizes);
      sizes.forEach(size -> Architecture.checkWidth(what, size));
    }
  }

  /** Returns the shape of so many values. */
  public static Shape vector(int values) {
    return new Shape(List.of(values));
  }

  /** Returns the shape of an image. */
  public static Shape image(int channels, int height, int width) {
    return new Shape(List.of(channels, height, width));
  }

  /** Tells whether it is an image. */
  @JsonIgnore
  public boolean isImage() {
    return sizes.size() == 3;
  }

  /** Returns the number of values. */
  public int size() {
    return sizes.stream().reduce(1, Math::multiplyExact);
  }

  /** Returns the channels of an image, or the number of values. */
  public int channels() {
    return sizes.get(0);
  }

  /** Returns the height of an image, 1 for a vector. */
  public int height() {
    return isImage() ? sizes.get(1) : 1;
  }

  /** Returns the width of an image, 1 for a vector. */
  public int width() {
    return isImage() ? sizes.get(2) : 1;
  }

  /** Returns the shape of a batch. */
  long[] batch(int examples) {
    long[] shape = new long[sizes.size() + 1];
    shape[0] = examples;
    for (int i = 0; i < sizes.size(); i++) {
      shape[i + 1] = sizes.get(i);
    }
    return shape;
  }

  private static String text(List<Integer> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  @Override
  public String toString() {
    return isImage() ? text(sizes) : sizes.get(0) + (sizes.get(0) == 1 ? " value" : " values");
  }
}
