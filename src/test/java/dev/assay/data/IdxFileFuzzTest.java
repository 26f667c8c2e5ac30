package dev.assay.data;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Bytes that once were, or nearly are, an IDX file, compressed or not. */
class IdxFileFuzzTest {
  @FuzzTest(maxDuration = "1m")
  void readsOrNamesFilePlaceAndRemedy(byte[] bytes) {
    IdxFileProperties.assertReadOrExplained(bytes, 1);
    IdxFileProperties.assertReadOrExplained(bytes, 3);
  }
}
