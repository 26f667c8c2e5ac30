package dev.assay.data;

/** Data sets whose digests are known without loading them. */
public final class KnownImages {
  /** MNIST; its digest was computed apart, in Python with hashlib. */
  public static final ImageIdentity MNIST =
      new ImageIdentity.Known(
          "mnist", "f7cba416608f67b8e89a243af36d21f5216c313e973e3d0186a9d262ad957dd7");

  private KnownImages() {}
}
