package dev.assay.experiment;

import dev.assay.report.Question;
import java.util.List;

/** An experiment that is called as its section is, whatever its numbers come from. */
public abstract class NamedSection implements Experiment {
  /**
   * What a section is called.
   *
   * @param report the report that it is of
   * @param part the part of the report
   * @param section the section
   * @param title what it is about, in a few words
   */
  public record Name(ReportUnderTest report, String part, String section, String title) {}

  private final Name name;

  /** What the section says besides. */
  protected final ReportSection more;

  /** Creates the experiment of a section. */
  protected NamedSection(Name name, ReportSection more) {
    this.name = name;
    this.more = more;
  }

  /** Returns what the section is called. */
  protected final Name name() {
    return name;
  }

  @Override
  public final ReportUnderTest report() {
    return name.report();
  }

  @Override
  public final String part() {
    return name.part();
  }

  @Override
  public final String section() {
    return name.section();
  }

  @Override
  public final String title() {
    return name.title();
  }

  @Override
  public final List<Question> questions() {
    return more.questions();
  }
}
