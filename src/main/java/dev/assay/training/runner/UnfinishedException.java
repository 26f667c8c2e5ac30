package dev.assay.training.runner;

import dev.assay.training.Trial;
import java.util.List;
import java.util.Locale;

/** Says that time ended before trials did; a later run goes on with them. */
public final class UnfinishedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnfinishedException(List<Trial> open) {
    super(
        String.format(
            Locale.ENGLISH,
            "time ended before %d of the trials, such as %s: the next run goes on from the store",
            open.size(),
            open.get(0).describe()));
  }
}
