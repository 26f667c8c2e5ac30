package dev.assay;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that rules are asked of, read once. */
public final class Classes {
  /** Those of tests, too. */
  public static final JavaClasses ALL = new ClassFileImporter().importPackages("dev.assay");

  /** Those of the jar. */
  public static final JavaClasses MAIN =
      ALL.that(DescribedPredicate.describe("are of the jar", Classes::isOfTheJar));

  private Classes() {}

  private static boolean isOfTheJar(JavaClass type) {
    return type.getSource()
        .map(
            source ->
                ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(Location.of(source.getUri())))
        .orElseThrow();
  }
}
