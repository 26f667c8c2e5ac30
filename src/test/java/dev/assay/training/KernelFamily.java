package dev.assay.training;

import java.util.Map;
import java.util.function.Predicate;

/** Kernels that round alike, and the environment in which a process uses them where it can. */
enum KernelFamily {
  ONEDNN_AVX512("onednn-avx512", "AVX512_CORE", kernels -> kernels.endsWith("AVX-512")),
  ONEDNN_AVX2("onednn-avx2", "AVX2", kernels -> kernels.endsWith("AVX2")),
  /** DL4J's own layers: oneDNN, held to SSE4.1, is not used. */
  STOCK("stock", "SSE41", "stock"::equals);

  private final String label;
  private final String instructions;
  private final Predicate<String> named;

  KernelFamily(String label, String instructions, Predicate<String> named) {
    this.label = label;
    this.instructions = instructions;
    this.named = named;
  }

  /** Returns the name of the file that holds this family's golden results. */
  String file() {
    return label + ".json";
  }

  /** Returns the environment variable that holds oneDNN to these instructions. */
  Map<String, String> environment() {
    return Map.of("DNNL_MAX_CPU_ISA", instructions);
  }

  /** Tells whether a process that describes its convolution kernels like this is of this family. */
  boolean is(String convolution) {
    return named.test(convolution);
  }
}
