package dev.assay.junit;

import java.util.Comparator;
import java.util.List;
import org.junit.platform.commons.support.ReflectionSupport;

/** Test classes that judge a report's claims, found by their names. */
public final class ClaimClasses {
  private ClaimClasses() {}

  /** Returns those of a package and of the packages below it, by name. */
  public static List<Class<?>> in(String root) {
    return ReflectionSupport.findAllClassesInPackage(
            root, type -> true, name -> name.endsWith("ClaimsIT"))
        .stream()
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }
}
