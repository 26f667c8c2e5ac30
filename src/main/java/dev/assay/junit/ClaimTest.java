package dev.assay.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * Marks a method that returns the criterion of one claim: a test that passes while the claim's
 * grade is the expected one.
 *
 * <p>The method takes nothing, or a {@link dev.assay.claim.Claim.Builder} to which it adds what
 * else there is to say: notes, sources, the report's explanation and what judges it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface ClaimTest {
  /** Returns the claim's permanent id, letters and a number as in {@code F2}. */
  String id();

  /** Returns the place in the report. */
  String where();

  /** Returns a few of the report's own words there. */
  String quote();

  /** Returns the claim in words that can be tested; the quote unless told. */
  String says() default "";
}
