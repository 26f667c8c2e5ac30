package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_set_data_handle;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.javacpp.Pointer;

/**
 * A oneDNN memory object in a {@link Slot}: at a fixed offset, plus {@code rowBytes} for each image
 * before the current one when the slot holds the whole batch.
 */
final class Tensor {
  private final dnnl_memory_desc_t description;
  private final dnnl_memory memory;
  private final Slot slot;
  private final long offset;
  private final long rowBytes;
  private final Address current = new Address();

  Tensor(
      dnnl_memory_desc_t description, dnnl_memory memory, Slot slot, long offset, long rowBytes) {
    this.description = description;
    this.memory = memory;
    this.slot = slot;
    this.offset = offset;
    this.rowBytes = rowBytes;
  }

  dnnl_memory_desc_t description() {
    return description;
  }

  dnnl_memory memory() {
    return memory;
  }

  Slot slot() {
    return slot;
  }

  long size() {
    return dnnl_memory_desc_get_size(description);
  }

  /** Points the memory object to the images from {@code firstRow} on. */
  void bind(long firstRow) {
    if (current.moveTo(slot.address() + offset + firstRow * rowBytes)) {
      Onednn.check(dnnl_memory_set_data_handle(memory, current), "dnnl_memory_set_data_handle");
    }
  }

  /** A pointer that owns nothing and can be moved. */
  private static final class Address extends Pointer {
    boolean moveTo(long to) {
      boolean moved = address != to;
      address = to;
      return moved;
    }
  }
}
