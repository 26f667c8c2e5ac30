package dev.assay.junit;

import dev.assay.experiment.Experiment;
import dev.assay.experiment.Plan;
import dev.assay.experiment.Scale;
import dev.assay.training.Trial;
import java.util.Comparator;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * The order in which the sections of a run are trained: the cheapest first, so that the first
 * verdicts come early and a fault that concerns all sections shows before the dear ones.
 *
 * <p>What a section costs is the work of its trials at the report's own settings. The board keeps
 * the report's order, whatever order this is.
 */
final class CheapestFirst {
  private CheapestFirst() {}

  /** Puts the sections that were found in order. */
  static void sort(EngineDescriptor engine) {
    engine.orderChildren(
        sections ->
            sections.stream()
                .sorted(Comparator.comparingDouble(section -> work((SectionDescriptor) section)))
                .toList());
  }

  private static double work(SectionDescriptor section) {
    try {
      Experiment experiment = ClaimFile.experiment(section.type());
      Plan plan = Plan.ofReport(experiment).ofSeeds(experiment.seeds(Scale.FULL));
      return Trial.withRequired(experiment.trials(plan)).stream().mapToDouble(Trial::work).sum();
    } catch (RuntimeException | LinkageError e) {
      // A section that cannot be planned fails on its own, when its turn comes: that is soon.
      return 0;
    }
  }
}
