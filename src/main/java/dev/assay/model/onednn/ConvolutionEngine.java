package dev.assay.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Locale;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says whether this machine can run convolutions on oneDNN directly, and on what. */
public final class ConvolutionEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ConvolutionEngine.class);
  private static final String STOCK = "stock DL4J convolutions, slower than oneDNN's: ";

  private ConvolutionEngine() {}

  /** Returns whether oneDNN loads here and finds AVX2 or better. */
  public static boolean available() {
    return KernelThreads.loaded();
  }

  /** Describes the kernels in use; where oneDNN is missing, the reason and the consequence. */
  public static String describe() {
    return available() ? Native.DESCRIPTION : STOCK + Native.DESCRIPTION;
  }

  /** Names the kernels in use: the same name for the same arithmetic, whatever the reason. */
  public static String name() {
    return available() ? Native.DESCRIPTION : "stock";
  }

  /** Loads oneDNN on the calling thread and returns whether it is of use here. */
  static boolean load() {
    return Native.ENGINE != null;
  }

  static dnnl_engine engine() {
    KernelThreads.loaded();
    dnnl_engine engine = Native.ENGINE;
    if (engine == null) {
      throw new IllegalStateException(Native.DESCRIPTION);
    }
    return engine;
  }

  /** Loads once, on first use; what it holds is never written again. */
  private static final class Native {
    static final @Nullable dnnl_engine ENGINE;

    /** oneDNN's version and instructions, or why it is not there. */
    static final String DESCRIPTION;

    static {
      dnnl_engine engine = null;
      String description;
      try {
        Loader.load(org.bytedeco.dnnl.global.dnnl.class);
        int isa = dnnl_get_effective_cpu_isa();
        if ((isa & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2) {
          dnnl_engine created = new dnnl_engine();
          if (dnnl_engine_create(created, dnnl_cpu, 0) != dnnl_success) {
            throw new IllegalStateException("dnnl_engine_create failed");
          }
          engine = created;
          dnnl_version_t v = dnnl_version();
          boolean wide = (isa & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core;
          description =
              String.format(
                  Locale.ROOT,
                  "oneDNN %d.%d.%d, %s",
                  v.major(),
                  v.minor(),
                  v.patch(),
                  wide ? "AVX-512" : "AVX2");
        } else {
          description = "this processor has no AVX2";
        }
      } catch (LinkageError | RuntimeException e) {
        description = e.toString();
      }
      ENGINE = engine;
      DESCRIPTION = description;
      if (engine == null) {
        LOG.warn(STOCK + description);
      }
    }
  }
}
