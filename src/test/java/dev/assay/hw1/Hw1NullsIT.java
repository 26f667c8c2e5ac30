package dev.assay.hw1;

import dev.assay.junit.ClaimClasses;
import dev.assay.junit.NullContract;
import java.util.List;

/** The worlds without an effect that each claim of HW1 is to withstand: a minute of networks. */
class Hw1NullsIT extends NullContract {
  @Override
  protected List<Class<?>> testClasses() {
    return ClaimClasses.in("dev.assay.hw1");
  }
}
