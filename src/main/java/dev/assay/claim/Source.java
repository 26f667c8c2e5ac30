package dev.assay.claim;

/**
 * A publication.
 *
 * @param label for example {@code Zhang et al. 2017}
 * @param locator URL or arXiv id, for example {@code arXiv:1611.03530}
 */
public record Source(String label, String locator) {

  /** Links to the publication; an arXiv id becomes the address of its abstract. */
  public String url() {
    String id = locator.replaceFirst("^(?i)arxiv:\\s*", "");
    return id.matches("\\d{4}\\.\\d{4,5}(v\\d+)?") ? "https://arxiv.org/abs/" + id : locator;
  }
}
