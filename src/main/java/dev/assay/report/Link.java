package dev.assay.report;

import dev.assay.claim.Source;
import java.util.Optional;

/** A source as text, with its address where a browser may follow it. */
record Link(String label, Optional<String> address) {
  /** Links only what a browser may follow from here. */
  static Link of(Source source) {
    String url = source.url();
    boolean web = url.startsWith("https://") || url.startsWith("http://");
    return web
        ? new Link(source.label(), Optional.of(url))
        : new Link(source.label() + ", " + url, Optional.empty());
  }
}
