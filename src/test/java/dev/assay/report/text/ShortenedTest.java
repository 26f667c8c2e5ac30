package dev.assay.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
  @Test
  void keepsWholeSentencesAsFarAsTheyFit() {
    assertThat(Shortened.to(5, "It holds. It is shown. Not so here."))
        .isEqualTo("It holds. It is shown.");
  }

  @Test
  void cutsAFirstSentenceThatIsTooLong() {
    assertThat(Shortened.to(3, "One two three four five.")).isEqualTo("One two three …");
  }

  @Test
  void takesAQuotationForTheBeginningOfASentence() {
    assertThat(Shortened.to(6, "One part is open. “a < b”: 60 runs do not decide it."))
        .isEqualTo("One part is open.");
  }
}
