package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.const_dnnl_op_desc_t;
import org.bytedeco.dnnl.dnnl_batch_normalization_desc_t;
import org.bytedeco.dnnl.dnnl_binary_desc_t;
import org.bytedeco.dnnl.dnnl_convolution_desc_t;
import org.bytedeco.dnnl.dnnl_eltwise_desc_t;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc_t;
import org.bytedeco.dnnl.dnnl_pooling_desc_t;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Creates oneDNN objects through its C interface and destroys them all together.
 *
 * <p>The scratchpad is ours: oneDNN's own is shared by all primitives created in one thread, which
 * a network built in one thread and trained in another would corrupt.
 */
final class Onednn implements AutoCloseable {
  static final int FLOAT_BYTES = Float.BYTES;
  private static final long[] ONES = {1, 1};
  private static final long[] NO_PADDING = {0, 0};

  private final dnnl_engine engine = ConvolutionEngine.engine();
  private final Slot scratchpad;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Deque<Runnable> destroyers = new ArrayDeque<>();

  Onednn(Slot scratchpad) {
    this.scratchpad = scratchpad;
  }

  static void check(int status, String call) {
    if (status != dnnl_success) {
      throw new IllegalStateException(
          call + " failed with status " + status + " in " + ConvolutionEngine.describe());
    }
  }

  /** Points every tensor to the images from {@code firstRow} on. */
  void bind(long firstRow) {
    for (Tensor tensor : tensors) {
      tensor.bind(firstRow);
    }
  }

  static dnnl_memory_desc_t description(int formatTag, long... dimensions) {
    dnnl_memory_desc_t description = new dnnl_memory_desc_t();
    check(
        dnnl_memory_desc_init_by_tag(
            description, dimensions.length, dimensions, dnnl_f32, formatTag),
        "dnnl_memory_desc_init_by_tag");
    return description;
  }

  static boolean same(dnnl_memory_desc_t one, dnnl_memory_desc_t other) {
    return dnnl_memory_desc_equal(one, other) != 0;
  }

  static long bytes(dnnl_memory_desc_t description) {
    return dnnl_memory_desc_get_size(description);
  }

  Tensor tensor(dnnl_memory_desc_t description, Slot slot, long offset, long rowBytes) {
    dnnl_memory memory = new dnnl_memory();
    check(dnnl_memory_create(memory, description, engine, (Pointer) null), "dnnl_memory_create");
    destroyers.push(() -> dnnl_memory_destroy(memory));
    Tensor tensor = new Tensor(description, memory, slot, offset, rowBytes);
    tensors.add(tensor);
    return tensor;
  }

  Primitive convolution(
      int propagation,
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t bias,
      dnnl_memory_desc_t destination,
      boolean relu) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl_convolution_forward_desc_init(
            operation,
            propagation,
            dnnl_convolution_direct,
            source,
            weights,
            bias,
            destination,
            ONES,
            ONES,
            paddingAfter(source, destination)),
        "dnnl_convolution_forward_desc_init");
    return primitive(operation, relu, null);
  }

  /** Returns the rows and columns of zeros below and to the right that give this destination. */
  private static long[] paddingAfter(dnnl_memory_desc_t source, dnnl_memory_desc_t destination) {
    return LongStream.of(2, 3)
        .map(axis -> destination.dims().get(axis) - source.dims().get(axis) + 1)
        .toArray();
  }

  Primitive convolutionBackwardData(
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t destination,
      Primitive forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl_convolution_backward_data_desc_init(
            operation,
            dnnl_convolution_direct,
            source,
            weights,
            destination,
            ONES,
            ONES,
            paddingAfter(source, destination)),
        "dnnl_convolution_backward_data_desc_init");
    return primitive(operation, false, forward);
  }

  Primitive convolutionBackwardWeights(
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t weights,
      dnnl_memory_desc_t bias,
      dnnl_memory_desc_t destination,
      Primitive forward) {
    dnnl_convolution_desc_t operation = new dnnl_convolution_desc_t();
    check(
        dnnl_convolution_backward_weights_desc_init(
            operation,
            dnnl_convolution_direct,
            source,
            weights,
            bias,
            destination,
            ONES,
            ONES,
            paddingAfter(source, destination)),
        "dnnl_convolution_backward_weights_desc_init");
    return primitive(operation, false, forward);
  }

  /** Pools windows that touch but do not overlap. */
  Primitive pooling(
      int propagation,
      int algorithm,
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t destination,
      long[] window) {
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    check(
        dnnl_pooling_forward_desc_init(
            operation,
            propagation,
            algorithm,
            source,
            destination,
            window,
            window,
            NO_PADDING,
            NO_PADDING),
        "dnnl_pooling_forward_desc_init");
    return primitive(operation, false, null);
  }

  Primitive poolingBackward(
      int algorithm,
      dnnl_memory_desc_t source,
      dnnl_memory_desc_t destination,
      long[] window,
      Primitive forward) {
    dnnl_pooling_desc_t operation = new dnnl_pooling_desc_t();
    check(
        dnnl_pooling_backward_desc_init(
            operation, algorithm, source, destination, window, window, NO_PADDING, NO_PADDING),
        "dnnl_pooling_backward_desc_init");
    return primitive(operation, false, forward);
  }

  Primitive batchNormalization(
      int propagation, dnnl_memory_desc_t data, double epsilon, int flags) {
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl_batch_normalization_forward_desc_init(
            operation, propagation, data, (float) epsilon, flags),
        "dnnl_batch_normalization_forward_desc_init");
    return primitive(operation, false, null);
  }

  Primitive batchNormalizationBackward(
      dnnl_memory_desc_t gradient,
      dnnl_memory_desc_t data,
      double epsilon,
      int flags,
      Primitive forward) {
    dnnl_batch_normalization_desc_t operation = new dnnl_batch_normalization_desc_t();
    check(
        dnnl_batch_normalization_backward_desc_init(
            operation, dnnl_backward, gradient, data, (float) epsilon, flags),
        "dnnl_batch_normalization_backward_desc_init");
    return primitive(operation, false, forward);
  }

  /** Writes {@code scale · (one − other)}. */
  Kernel difference(double scale, Tensor one, Tensor other, Tensor to) {
    dnnl_memory_desc_t sources = new dnnl_memory_desc_t(2);
    sources.position(0).put(one.description());
    sources.position(1).put(other.description());
    dnnl_primitive_attr attributes = attributes();
    try {
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      check(
          dnnl_sum_primitive_desc_create(
              description,
              to.description(),
              2,
              new float[] {(float) scale, (float) -scale},
              sources.position(0),
              attributes,
              engine),
          "dnnl_sum_primitive_desc_create");
      return new Primitive(description)
          .kernel(
              new Argument(DNNL_ARG_MULTIPLE_SRC, one),
              new Argument(DNNL_ARG_MULTIPLE_SRC + 1, other),
              new Argument(DNNL_ARG_DST, to));
    } finally {
      dnnl_primitive_attr_destroy(attributes);
    }
  }

  /** Lets a gradient through where the ReLU's own input, or its output, is positive. */
  Kernel reluBackward(Tensor output, Tensor gradient, Tensor to) {
    dnnl_eltwise_desc_t forward = new dnnl_eltwise_desc_t();
    check(
        dnnl_eltwise_forward_desc_init(
            forward, dnnl_forward_training, dnnl_eltwise_relu, output.description(), 0, 0),
        "dnnl_eltwise_forward_desc_init");
    dnnl_eltwise_desc_t backward = new dnnl_eltwise_desc_t();
    check(
        dnnl_eltwise_backward_desc_init(
            backward, dnnl_eltwise_relu, gradient.description(), output.description(), 0, 0),
        "dnnl_eltwise_backward_desc_init");
    return primitive(backward, false, primitive(forward, false, null))
        .kernel(
            new Argument(DNNL_ARG_SRC, output),
            new Argument(DNNL_ARG_DIFF_DST, gradient),
            new Argument(DNNL_ARG_DIFF_SRC, to));
  }

  /** Copies into another layout; {@code add} adds to what is there instead. */
  Kernel reorder(Tensor from, Tensor to, boolean add) {
    dnnl_primitive_attr attributes = attributes();
    try {
      if (add) {
        dnnl_post_ops operations = new dnnl_post_ops();
        check(dnnl_post_ops_create(operations), "dnnl_post_ops_create");
        check(dnnl_post_ops_append_sum(operations, 1), "dnnl_post_ops_append_sum");
        check(dnnl_primitive_attr_set_post_ops(attributes, operations), "set_post_ops");
        dnnl_post_ops_destroy(operations);
      }
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      check(
          dnnl_reorder_primitive_desc_create(
              description, from.description(), engine, to.description(), engine, attributes),
          "dnnl_reorder_primitive_desc_create");
      return new Primitive(description)
          .kernel(new Argument(DNNL_ARG_FROM, from), new Argument(DNNL_ARG_TO, to));
    } finally {
      dnnl_primitive_attr_destroy(attributes);
    }
  }

  /** Adds {@code other} to {@code sum} in place. */
  Kernel add(Tensor sum, Tensor other) {
    dnnl_binary_desc_t operation = new dnnl_binary_desc_t();
    check(
        dnnl_binary_desc_init(
            operation, dnnl_binary_add, sum.description(), other.description(), sum.description()),
        "dnnl_binary_desc_init");
    return primitive(operation, false, null)
        .kernel(
            new Argument(DNNL_ARG_SRC_0, sum),
            new Argument(DNNL_ARG_SRC_1, other),
            new Argument(DNNL_ARG_DST, sum));
  }

  private static dnnl_primitive_attr attributes() {
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    check(dnnl_primitive_attr_create(attributes), "dnnl_primitive_attr_create");
    check(
        dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user),
        "dnnl_primitive_attr_set_scratchpad_mode");
    return attributes;
  }

  private Primitive primitive(Pointer operation, boolean relu, @Nullable Primitive forward) {
    dnnl_primitive_attr attributes = attributes();
    try {
      if (relu) {
        dnnl_post_ops operations = new dnnl_post_ops();
        check(dnnl_post_ops_create(operations), "dnnl_post_ops_create");
        check(
            dnnl_post_ops_append_eltwise(operations, 1, dnnl_eltwise_relu, 0, 0),
            "dnnl_post_ops_append_eltwise");
        check(dnnl_primitive_attr_set_post_ops(attributes, operations), "set_post_ops");
        dnnl_post_ops_destroy(operations);
      }
      dnnl_primitive_desc description = new dnnl_primitive_desc();
      check(
          dnnl_primitive_desc_create(
              description,
              new const_dnnl_op_desc_t(operation),
              attributes,
              engine,
              forward == null ? null : forward.description),
          "dnnl_primitive_desc_create");
      return new Primitive(description);
    } finally {
      dnnl_primitive_attr_destroy(attributes);
    }
  }

  @Override
  public void close() {
    while (!destroyers.isEmpty()) {
      destroyers.pop().run();
    }
    tensors.clear();
  }

  /** A tensor in its role: one of oneDNN's {@code DNNL_ARG_} numbers. */
  record Argument(int role, Tensor tensor) {}

  /** A chosen implementation of an operation. */
  final class Primitive {
    private final dnnl_primitive_desc description;

    private Primitive(dnnl_primitive_desc description) {
      this.description = description;
      destroyers.push(() -> dnnl_primitive_desc_destroy(description));
    }

    /** Returns one of its memory descriptions, by oneDNN's {@code dnnl_query_…_md} number. */
    dnnl_memory_desc_t memory(int query) {
      return dnnl_primitive_desc_query_md(description, query, 0);
    }

    /** Returns whether this is oneDNN's plain loop, a hundred times slower than a kernel. */
    boolean isReference() {
      try (PointerPointer<BytePointer> name = new PointerPointer<>(1)) {
        check(
            dnnl_primitive_desc_query(description, dnnl_query_impl_info_str, 0, name),
            "dnnl_primitive_desc_query");
        return name.get(BytePointer.class, 0).getString().startsWith("ref");
      }
    }

    Kernel kernel(Argument... given) {
      dnnl_primitive primitive = new dnnl_primitive();
      check(dnnl_primitive_create(primitive, description), "dnnl_primitive_create");
      destroyers.push(() -> dnnl_primitive_destroy(primitive));
      List<Argument> arguments = new ArrayList<>(List.of(given));
      dnnl_memory_desc_t pad = memory(dnnl_query_scratchpad_md);
      if (bytes(pad) > 0) {
        scratchpad.require(bytes(pad));
        arguments.add(new Argument(DNNL_ARG_SCRATCHPAD, tensor(pad, scratchpad, 0, 0)));
      }
      dnnl_exec_arg_t list = new dnnl_exec_arg_t(arguments.size());
      for (int i = 0; i < arguments.size(); i++) {
        list.position(i).arg(arguments.get(i).role()).memory(arguments.get(i).tensor().memory());
      }
      return new Kernel(primitive, list.position(0), arguments.size());
    }
  }
}
