package dev.assay.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a class as the claims of one section of a report.
 *
 * <p>The class has one static field of type {@link dev.assay.experiment.Comparison}, or {@link
 * dev.assay.experiment.external.ExternalResults} where nothing is to be trained, and a {@link
 * ClaimTest} method for each claim. What else there is to say of the section it says by
 * implementing {@link dev.assay.experiment.ReportSection}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface AssayReport {
  /** Returns the title of the report; empty where {@code ReportSection.report()} says it. */
  String title() default "";

  /** Returns the section, such as {@code §1}; its claims are one Holm family. */
  String section();

  /** Returns what the section is about, in a few words; its name unless told. */
  String about() default "";

  /** Returns the part of the report; its title unless told. */
  String part() default "";
}
