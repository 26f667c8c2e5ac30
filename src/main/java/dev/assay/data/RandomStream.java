package dev.assay.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A named random stream that can be left at one place and taken up there again. */
public final class RandomStream {
  private final Xoshiro256PlusPlus generator;

  RandomStream(Xoshiro256PlusPlus generator) {
    this.generator = generator;
  }

  /** Shuffles {@code values} in place, as {@link RandomStreams#shuffle} does. */
  public void shuffle(int[] values) {
    RandomStreams.shuffle(values, generator);
  }

  /** Writes where the stream stands. */
  public void save(DataOutput out) throws IOException {
    for (long word : generator.state()) {
      out.writeLong(word);
    }
  }

  /** Goes to where a stream stood. */
  public void restore(DataInput in) throws IOException {
    generator.restore(in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}
