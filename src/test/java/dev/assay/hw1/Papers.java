package dev.assay.hw1;

import dev.assay.claim.Source;

/** Papers that claims of more than one section cite. */
public final class Papers {
  public static final Source KESKAR =
      new Source("Keskar et al. 2017, large batches and sharp minima", "arXiv:1609.04836");
  public static final Source LECUN =
      new Source("LeCun et al. 1998, document recognition", "https://doi.org/10.1109/5.726791");
  public static final Source TELGARSKY =
      new Source("Telgarsky 2016, benefits of depth", "arXiv:1602.04485");

  private Papers() {}
}
