package dev.assay.model.onednn;

import dev.assay.model.ConvolutionStack;
import java.util.ArrayList;
import java.util.List;

/** One operation of a {@link ConvolutionStack}, on a batch of images. */
public sealed interface ConvolutionStage {

  /** Returns the shape of one image after this stage. */
  ImageShape after(ImageShape before);

  /** Returns the part of an image, from its top left corner on, that this stage reads. */
  default ImageShape reads(ImageShape before) {
    return before;
  }

  /** Returns how many parameters this stage holds. */
  default long parameterCount() {
    return 0;
  }

  /**
   * Convolves 3 × 3 at stride 1, zero-padded to the same size, with a bias and an optional ReLU.
   */
  static ConvolutionStage convolution(int in, int out, boolean relu) {
    return new Convolution(in, out, relu);
  }

  /**
   * Normalises each channel over the batch in training, by running means of its statistics in
   * inference, as DL4J's {@code BatchNormalization} does at its defaults with {@code
   * useLogStd(false)}; then an optional ReLU.
   */
  static ConvolutionStage batchNormalization(int channels, boolean relu) {
    return new BatchNormalization(channels, relu);
  }

  /** Takes the maximum of each 2 × 2 square; an odd last row or column is dropped. */
  static ConvolutionStage maxPooling() {
    return new MaxPooling();
  }

  /** Averages each channel over the image. */
  static ConvolutionStage globalAveragePooling() {
    return new GlobalAveragePooling();
  }

  /** A 3 × 3 convolution of {@code in} channels to {@code out}. */
  record Convolution(int in, int out, boolean relu) implements ConvolutionStage {
    /** Height and width of the kernel. */
    public static final int KERNEL = 3;

    /** Refuses a count of channels below one. */
    public Convolution {
      if (in < 1 || out < 1) {
        throw new IllegalArgumentException(
            "a convolution needs at least one channel in and out, got " + in + " and " + out);
      }
    }

    @Override
    public ImageShape after(ImageShape before) {
      if (before.channels() != in) {
        throw new IllegalArgumentException(
            this + " cannot follow " + before + ": make its \"in\" " + before.channels());
      }
      return new ImageShape(out, before.height(), before.width());
    }

    @Override
    public long parameterCount() {
      return out + weightCount();
    }

    long weightCount() {
      return (long) in * out * KERNEL * KERNEL;
    }
  }

  /** A batch normalisation; parameters are scale, shift, running mean and running variance. */
  record BatchNormalization(int channels, boolean relu) implements ConvolutionStage {
    /** What a step keeps of the running statistics. */
    public static final double DECAY = 0.9;

    /** Added to the variance. */
    public static final double EPSILON = 1e-5;

    @Override
    public ImageShape after(ImageShape before) {
      if (before.channels() != channels) {
        throw new IllegalArgumentException(
            this + " cannot follow " + before + ": give it " + before.channels() + " channels");
      }
      return before;
    }

    @Override
    public long parameterCount() {
      return 4L * channels;
    }
  }

  /** A 2 × 2 max pooling at stride 2. */
  record MaxPooling() implements ConvolutionStage {
    @Override
    public ImageShape after(ImageShape before) {
      if (before.height() < 2 || before.width() < 2) {
        throw new IllegalArgumentException(
            "a 2 x 2 max pooling cannot follow " + before + ": use fewer blocks or larger images");
      }
      return new ImageShape(before.channels(), before.height() / 2, before.width() / 2);
    }

    @Override
    public ImageShape reads(ImageShape before) {
      return new ImageShape(before.channels(), before.height() / 2 * 2, before.width() / 2 * 2);
    }
  }

  /** An average over height and width. */
  record GlobalAveragePooling() implements ConvolutionStage {
    @Override
    public ImageShape after(ImageShape before) {
      return new ImageShape(before.channels(), 1, 1);
    }
  }

  /**
   * Writes stages as the text a configuration's JSON carries: {@code conv 1 40 relu, pool, gap}.
   */
  static String format(List<ConvolutionStage> stages) {
    List<String> words = new ArrayList<>();
    for (ConvolutionStage stage : stages) {
      if (stage instanceof Convolution c) {
        words.add("conv " + c.in() + " " + c.out() + (c.relu() ? " relu" : " linear"));
      } else if (stage instanceof BatchNormalization b) {
        words.add("norm " + b.channels() + (b.relu() ? " relu" : " linear"));
      } else {
        words.add(stage instanceof MaxPooling ? "pool" : "gap");
      }
    }
    return String.join(", ", words);
  }

  /** Reads what {@link #format} wrote. */
  static List<ConvolutionStage> parse(String text) {
    List<ConvolutionStage> stages = new ArrayList<>();
    for (String item : text.split(", ")) {
      String[] words = item.split(" ");
      stages.add(
          switch (words[0]) {
            case "conv" ->
                convolution(
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2]),
                    words[3].equals("relu"));
            case "norm" -> batchNormalization(Integer.parseInt(words[1]), words[2].equals("relu"));
            case "pool" -> maxPooling();
            case "gap" -> globalAveragePooling();
            default ->
                throw new IllegalArgumentException(
                    "\""
                        + item
                        + "\" is no stage: use conv <in> <out> relu|linear, norm <channels> relu|linear, pool or gap");
          });
    }
    return List.copyOf(stages);
  }
}
