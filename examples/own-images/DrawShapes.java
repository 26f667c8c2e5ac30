import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Draws small grey images of discs, squares and crosses as IDX files: {@code java DrawShapes.java}.
 * Put your own images in their place: all that Assay asks for is the format.
 */
final class DrawShapes {
  private static final int SIDE = 16;
  private static final int CLASSES = 3;
  private static final int UNSIGNED_BYTES = 0x0800;

  public static void main(String[] arguments) throws IOException {
    Files.createDirectories(Path.of("data"));
    draw("train", 600, new SplittableRandom(1));
    draw("test", 300, new SplittableRandom(2));
  }

  private static void draw(String set, int count, SplittableRandom random) throws IOException {
    try (DataOutputStream images = open(set + "-images", count, SIDE, SIDE);
        DataOutputStream labels = open(set + "-labels", count)) {
      for (int i = 0; i < count; i++) {
        int label = i % CLASSES;
        labels.writeByte(label);
        images.write(shape(label, random));
      }
    }
  }

  /** An IDX file: its type with the number of dimensions, the dimensions, then the bytes. */
  private static DataOutputStream open(String name, int... dimensions) throws IOException {
    DataOutputStream file =
        new DataOutputStream(Files.newOutputStream(Path.of("data", name)));
    file.writeInt(UNSIGNED_BYTES | dimensions.length);
    for (int dimension : dimensions) {
      file.writeInt(dimension);
    }
    return file;
  }

  private static byte[] shape(int label, SplittableRandom random) {
    int radius = 2 + random.nextInt(3);
    int x = radius + random.nextInt(SIDE - 2 * radius);
    int y = radius + random.nextInt(SIDE - 2 * radius);
    byte[] image = new byte[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int dx = Math.abs(column - x);
        int dy = Math.abs(row - y);
        boolean inside =
            switch (label) {
              case 0 -> dx * dx + dy * dy <= radius * radius;
              case 1 -> Math.max(dx, dy) <= radius;
              default -> Math.min(dx, dy) == 0 && Math.max(dx, dy) <= radius;
            };
        image[row * SIDE + column] = (byte) (random.nextInt(60) + (inside ? 150 : 0));
      }
    }
    return image;
  }
}
