package dev.assay.report;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test class's browser: opened before its tests, of one size, light and, unless it keeps its
 * page, empty before each, and closed after them. The tests are skipped where no browser is
 * installed.
 */
final class OpenBrowser implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private final String what;
  private final int width;
  private final int height;
  private boolean keepsPage;
  private @Nullable Browser started;

  /**
   * Names a browser of a size.
   *
   * @param what what is to be looked at
   */
  OpenBrowser(String what, int width, int height) {
    this.what = what;
    this.width = width;
    this.height = height;
  }

  /** Stays at its page between tests: for a page that takes seconds to open. */
  OpenBrowser keepingPage() {
    keepsPage = true;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    started = Browser.start(what);
  }

  /** Forgets what was said before, too. */
  @Override
  public void beforeEach(ExtensionContext context) {
    get().resize(width, height);
    get().scheme("light");
    if (keepsPage) {
      get().driver().switchTo().defaultContent();
    } else {
      get().driver().get("about:blank");
    }
    get().console();
    get().requestsToTheNetwork();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (started != null) {
      started.close();
    }
  }

  Browser get() {
    return Objects.requireNonNull(started, "the browser");
  }

  @Nullable Object script(String code) {
    return get().driver().executeScript(code);
  }
}
