package dev.assay.data.source;

import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.ImageIdentity;
import dev.assay.data.strokes.ColourStrokes;
import dev.assay.data.strokes.Strokes;
import java.util.Optional;
import java.util.function.Supplier;

/** Images that the project draws itself. */
public enum DrawnImages implements ImageSource {
  /** Grey digits in MNIST's format. */
  STROKES(
      ImageData.STROKES,
      "25a3ed7f052490021f67840c3f13b8894d5fd88f2cda32d598a57b4f4378c222",
      Strokes::generate),
  /** Coloured digits in CIFAR-10's format. */
  COLOUR_STROKES(
      ImageData.COLOUR_STROKES,
      "8a4c5772396e3d558d089255bc022681b47da407125157092a0c7fa4aac96af2",
      ColourStrokes::generate);

  private final ImageIdentity identity;
  private final Supplier<ImageData> drawn;

  DrawnImages(String name, String digest, Supplier<ImageData> drawn) {
    identity = new ImageIdentity.Known(name, digest);
    this.drawn = drawn;
  }

  @Override
  public ImageIdentity identity() {
    return identity;
  }

  @Override
  public Optional<ImageFormat> format() {
    return ImageFormat.ofKnown(identity.name());
  }

  @Override
  public LoadedData load(DataSettings settings, DownloadListener listener) {
    return new LoadedData(
        drawn.get(), identity.name() + ", drawn by this program", Optional.empty());
  }
}
