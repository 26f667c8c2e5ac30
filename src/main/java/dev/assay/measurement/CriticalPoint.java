package dev.assay.measurement;

/**
 * A point where the gradient all but vanishes, or where the search for one ended.
 *
 * @param parameters where the search ended
 * @param loss the loss there
 * @param gradientNorm the L2 norm of the gradient there
 * @param descents how many steps lowered the loss
 * @param corrections how many steps lowered the gradient's norm after those
 * @param reached whether the norm is below the bound
 */
public record CriticalPoint(
    double[] parameters,
    double loss,
    double gradientNorm,
    int descents,
    int corrections,
    boolean reached) {

  /** Copies the parameters. */
  public CriticalPoint {
    parameters = parameters.clone();
  }

  /** Returns a copy of the parameters. */
  @Override
  public double[] parameters() {
    return parameters.clone();
  }
}
