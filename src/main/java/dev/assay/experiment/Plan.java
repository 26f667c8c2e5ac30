package dev.assay.experiment;

import dev.assay.data.ImageIdentity;
import dev.assay.data.source.ImageSource;
import dev.assay.training.setting.TrialData;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * What an experiment plans its trials from.
 *
 * @param scale how much training
 * @param seeds the seeds of the replications
 * @param images the images of this run, loaded when first asked for
 * @param sources what stands for images that an experiment names: themselves, or what is drawn in
 *     their place
 * @param others whether the settings of earlier solutions are trained as well
 */
public record Plan(
    Scale scale,
    List<Long> seeds,
    Supplier<? extends ImageIdentity> images,
    Function<ImageSource, ImageIdentity> sources,
    boolean others) {
  private static final Function<ImageSource, ImageIdentity> BY_NAME = ImageSource::identity;

  /** Returns a plan in which images that an experiment names are the ones that it names. */
  public Plan(Scale scale, List<Long> seeds, Supplier<? extends ImageIdentity> images) {
    this(scale, seeds, images, BY_NAME, false);
  }

  /**
   * Returns the report's own settings with an experiment's first seed; no data is loaded for it.
   */
  public static Plan ofReport(Experiment experiment) {
    return new Plan(
        Scale.FULL,
        List.of(experiment.firstSeed(Scale.FULL)),
        () -> new ImageIdentity.Known("as in the report", ""));
  }

  /** Returns the choice for this plan's scale. */
  public <T> T choose(T smoke, T quick, T full) {
    return scale.choose(smoke, quick, full);
  }

  /**
   * Returns the first so many of the seeds, for alternative settings and controls that need fewer.
   */
  public List<Long> seeds(int most) {
    return seeds.subList(0, Math.min(most, seeds.size()));
  }

  /** Returns the same plan with another number of seeds, counted on from the first. */
  public Plan ofSeeds(int count) {
    long first = seeds.get(0);
    return new Plan(
        scale, LongStream.range(first, first + count).boxed().toList(), images, sources, others);
  }

  /** Returns the same plan without the settings of earlier solutions. */
  public Plan withoutOthers() {
    return new Plan(scale, seeds, images, sources, false);
  }

  /** Returns the given number of training and tests images of the run's data set. */
  public TrialData.Images images(int trainCount, int testCount) {
    return images(images.get(), trainCount, testCount);
  }

  /** Returns the given number of training and test images of a source. */
  public TrialData.Images images(ImageSource source, int trainCount, int testCount) {
    return images(sources.apply(source), trainCount, testCount);
  }

  private static TrialData.Images images(ImageIdentity data, int trainCount, int testCount) {
    return new TrialData.Images(data.name(), data.digest(), trainCount, testCount, 0);
  }
}
