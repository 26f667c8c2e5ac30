package dev.assay.genre;

import dev.assay.junit.ClaimClasses;
import dev.assay.junit.NullContract;
import java.util.List;

/**
 * The worlds without an effect that each claim of the second report is to withstand: a minute of
 * networks.
 */
class GenreNullsIT extends NullContract {
  @Override
  protected List<Class<?>> testClasses() {
    return ClaimClasses.in("dev.assay.genre");
  }
}
