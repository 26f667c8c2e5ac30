package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A oneDNN primitive with its arguments, ready to run. */
final class Kernel {
  private final dnnl_primitive primitive;
  private final dnnl_exec_arg_t arguments;
  private final int count;

  Kernel(dnnl_primitive primitive, dnnl_exec_arg_t arguments, int count) {
    this.primitive = primitive;
    this.arguments = arguments;
    this.count = count;
  }

  void run(dnnl_stream stream) {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != 0) {
      Onednn.check(status, "dnnl_primitive_execute");
    }
  }
}
