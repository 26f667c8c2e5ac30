package dev.assay.model.onednn;

import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * A place in native memory that tensors are put in: either owned and grown on demand, or someone
 * else's array, lent for one call.
 */
final class Slot implements AutoCloseable {
  /** A cache line, and the widest vector there is. */
  private static final int ALIGNMENT = 64;

  private @Nullable BytePointer memory;
  private long capacity;
  private long address;

  /** Owns at least so many bytes; what was there is lost when it has to grow. */
  void require(long bytes) {
    if (bytes > capacity) {
      close();
      BytePointer grown = new BytePointer(bytes + ALIGNMENT);
      memory = grown;
      capacity = bytes;
      address = (grown.address() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  /** Points to an array of the caller's. */
  void lend(long callersAddress) {
    address = callersAddress;
  }

  long address() {
    return address;
  }

  long capacity() {
    return capacity;
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
      memory = null;
    }
    capacity = 0;
    address = 0;
  }
}
