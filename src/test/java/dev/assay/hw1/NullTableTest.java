package dev.assay.hw1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page says of every claim which nulls it must withstand; {@code NullTable.main} writes it. */
class NullTableTest {
  @Test
  void thePageHoldsTheNullsOfEachClaim() throws IOException {
    assertThat(NullTable.committed()).isEqualTo(NullTable.table().strip());
  }
}
