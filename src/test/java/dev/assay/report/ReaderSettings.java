package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every page owes to a reader who asks for a dark screen or for less motion. */
interface ReaderSettings {
  /** Returns the browser that shows the page. */
  OpenBrowser reader();

  /** A white figure would dazzle on a dark page; its print stays white. */
  @Test
  default void darkensItsFiguresWithItsPage() {
    String filter = "return getComputedStyle(document.querySelector('.shot svg')).filter";
    assertThat(reader().script(filter)).isEqualTo("none");
    reader().get().scheme("dark");
    assertThat(reader().script(filter)).asString().contains("invert");
  }

  @Test
  default void scrollsAtOnceWhereMotionIsUnwanted() {
    String behaviour = "return getComputedStyle(document.documentElement).scrollBehavior";
    reader().get().motion("reduce");
    assertThat(reader().script(behaviour)).isEqualTo("auto");
    reader().get().motion("no-preference");
    assertThat(reader().script(behaviour)).isEqualTo("smooth");
  }
}
