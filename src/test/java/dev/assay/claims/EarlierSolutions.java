package dev.assay.claims;

/** What there is to say of all earlier public solutions of the exercise. */
final class EarlierSolutions {
  static final String NO_ROW =
      "the project's notes on earlier solutions have none for this section";

  private EarlierSolutions() {}
}
