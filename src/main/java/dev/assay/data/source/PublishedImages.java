package dev.assay.data.source;

import dev.assay.data.CifarFile;
import dev.assay.data.DataException;
import dev.assay.data.IdxFile;
import dev.assay.data.ImageData;
import dev.assay.data.ImageFormat;
import dev.assay.data.ImageIdentity;
import dev.assay.data.ImageSet;
import dev.assay.data.Normalisation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Published data sets, by the published sums of their files; normalised by the mean and deviation
 * of their own training sets.
 *
 * <p>The sums are those that the data sets' own pages or TensorFlow Datasets name. None of the
 * files could be had where this was written: readers and sums of whole sets are not tried here.
 */
public enum PublishedImages implements ImageSource {
  /** Zalando's articles of clothing. */
  FASHION_MNIST(
      ImageData.FASHION_MNIST,
      DrawnImages.STROKES,
      family(
          "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
          new String[] {
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"
          },
          26_421_880,
          29_515,
          4_422_102,
          5_148)),
  /** Kuzushiji-MNIST: cursive Japanese characters. */
  KMNIST(
      ImageData.KMNIST,
      DrawnImages.STROKES,
      family(
          "http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
          new String[] {
            "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
            "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
            "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
            "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"
          },
          18_165_135,
          29_497,
          3_041_136,
          5_120)),
  /** EMNIST's digits, whose images are stored with rows and columns exchanged, and left so. */
  EMNIST_DIGITS(
      ImageData.EMNIST_DIGITS,
      DrawnImages.STROKES,
      List.of(
          PublishedFile.of(
              "gzip.zip",
              "fb9bb67e33772a9cc0b895e4ecf36d2cf35be8b709693c3564cea2a019fcda8e",
              561_753_746L))),
  /** Small colour photographs of ten kinds of things. */
  CIFAR_10(
      ImageData.CIFAR_10,
      DrawnImages.COLOUR_STROKES,
      List.of(
          PublishedFile.of(
              "cifar-10-binary.tar.gz",
              "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
              170_052_171L,
              "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz")));

  private static final List<String> OF_FAMILY =
      List.of(
          "train-images-idx3-ubyte.gz",
          "train-labels-idx1-ubyte.gz",
          "t10k-images-idx3-ubyte.gz",
          "t10k-labels-idx1-ubyte.gz");
  private static final List<String> OF_EMNIST =
      List.of(
          "emnist-digits-train-images-idx3-ubyte.gz",
          "emnist-digits-train-labels-idx1-ubyte.gz",
          "emnist-digits-test-images-idx3-ubyte.gz",
          "emnist-digits-test-labels-idx1-ubyte.gz");
  private static final List<String> OF_CIFAR =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");

  private final String dataset;
  private final ImageSource drawn;
  private final List<PublishedFile> files;

  PublishedImages(String dataset, ImageSource drawn, List<PublishedFile> files) {
    this.dataset = dataset;
    this.drawn = drawn;
    this.files = files;
  }

  private static List<PublishedFile> family(String mirror, String[] sums, long... bytes) {
    List<PublishedFile> files = new ArrayList<>();
    // Not OF_FAMILY, which is not there yet when the constants are made.
    String[] names = {
      "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"
    };
    for (int i = 0; i < names.length; i++) {
      String name = names[i] + "-ubyte.gz";
      files.add(PublishedFile.of(name, sums[i], bytes[i], mirror + name));
    }
    return List.copyOf(files);
  }

  @Override
  public ImageIdentity identity() {
    return new ImageIdentity.Known(dataset, PublishedFiles.digest(files));
  }

  @Override
  public Optional<ImageFormat> format() {
    return ImageFormat.ofKnown(dataset);
  }

  @Override
  public Optional<ImageSource> standIn() {
    return Optional.of(drawn);
  }

  @Override
  public LoadedData load(DataSettings settings, DownloadListener listener) {
    PublishedFiles found = new PublishedFiles(dataset, settings, listener);
    List<byte[]> contents = files.stream().map(found::read).toList();
    ImageData data =
        switch (this) {
          case CIFAR_10 -> cifar(dataset, contents.get(0));
          case EMNIST_DIGITS -> family(dataset, OF_EMNIST, zipped(contents.get(0)));
          case FASHION_MNIST, KMNIST -> family(dataset, OF_FAMILY, named(contents));
        };
    return new LoadedData(data, found.provenance(), Optional.empty());
  }

  private static Map<String, byte[]> named(List<byte[]> contents) {
    Map<String, byte[]> named = new HashMap<>();
    for (int i = 0; i < contents.size(); i++) {
      named.put(OF_FAMILY.get(i), contents.get(i));
    }
    return named;
  }

  /** Reads four IDX files: training images and labels, test images and labels. */
  static ImageData family(String dataset, List<String> names, Map<String, byte[]> contents) {
    IdxFile[] files = new IdxFile[names.size()];
    for (int i = 0; i < files.length; i++) {
      byte[] content = contents.get(names.get(i));
      if (content == null) {
        throw new DataException(
            dataset + ": no " + names.get(i) + " among " + contents.keySet() + ". Give that file.");
      }
      files[i] = IdxFile.parse(names.get(i), content, i % 2 == 0 ? 3 : 1);
    }
    int[] sides = files[0].dimensions();
    ImageFormat format = new ImageFormat(sides[1], sides[2], 1, ImageFormat.OF_MNIST.classes());
    Normalisation own = Normalisation.of(format, files[0].values());
    return new ImageData(
        dataset,
        ImageSet.of(format, own, files[0].values(), files[1].values()),
        ImageSet.of(format, own, files[2].values(), files[3].values()));
  }

  /** Reads the archive of CIFAR-10's binary version. */
  static ImageData cifar(String dataset, byte[] archive) {
    Map<String, byte[]> batches = new HashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (OF_CIFAR.contains(name)) {
          batches.put(name, tar.readAllBytes());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new DataException(
          dataset + ": the archive cannot be read (" + e + "). Replace it by the published one.",
          e);
    }
    CifarFile[] files = new CifarFile[OF_CIFAR.size()];
    for (int i = 0; i < files.length; i++) {
      byte[] content = batches.get(OF_CIFAR.get(i));
      if (content == null) {
        throw new DataException(
            dataset
                + ": no "
                + OF_CIFAR.get(i)
                + " in the archive. Replace it by the published one.");
      }
      files[i] = CifarFile.parse(OF_CIFAR.get(i), content);
    }
    CifarFile test = files[files.length - 1];
    CifarFile train = CifarFile.joined(Arrays.copyOf(files, files.length - 1));
    ImageFormat format = ImageFormat.OF_CIFAR_10;
    Normalisation own = Normalisation.of(format, train.pixels());
    return new ImageData(
        dataset,
        ImageSet.of(format, own, train.pixels(), train.labels()),
        ImageSet.of(format, own, test.pixels(), test.labels()));
  }

  private static Map<String, byte[]> zipped(byte[] archive) {
    Map<String, byte[]> contents = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (OF_EMNIST.contains(name)) {
          contents.put(name, zip.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new DataException(
          "gzip.zip: cannot be read (" + e + "). Replace it by the published one.", e);
    }
    return contents;
  }
}
