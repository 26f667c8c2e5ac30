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

  private ConvolutionEngine() {}

  /** Return whether oneDNN loads here and finds AVX2 or better. */
  public static boolean available() {
    return Native.ENGINE != null;
  }

  /** Describe the kernels in use; where oneDNN is missing, the reason and the consequence. */
  public static String describe() {
    return Native.DESCRIPTION;
  }

  static dnnl_engine engine() {
    dnnl_engine engine = Native.ENGINE;
    if (engine == null) {
      throw new IllegalStateException(Native.DESCRIPTION);
    }
    return engine;
  }

  /** Loads once, on first use; what it holds is never written again. */
  private static final class Native {
    static final @Nullable dnnl_engine ENGINE;
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
                  Locale.ENGLISH,
                  "oneDNN %d.%d.%d, %s",
                  v.major(),
                  v.minor(),
                  v.patch(),
                  wide ? "AVX-512" : "AVX2");
        } else {
          description = fallback("this processor has no AVX2");
        }
      } catch (LinkageError | RuntimeException e) {
        description = fallback(e.toString());
      }
      ENGINE = engine;
      DESCRIPTION = description;
      if (engine == null) {
        LOG.warn(description);
      }
    }

    private static String fallback(String reason) {
      return "stock DL4J convolutions, slower than oneDNN's: " + reason;
    }
  }
}
