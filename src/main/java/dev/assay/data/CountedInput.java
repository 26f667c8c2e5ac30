package dev.assay.data;

import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read, so that a fault has a place. */
final class CountedInput extends InputStream {
  private InputStream in = InputStream.nullInputStream();
  private long count;

  /** Goes on reading from {@code newInput}. */
  void over(InputStream newInput) {
    in = newInput;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    count += value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    count += Math.max(0, read);
    return read;
  }
}
