package dev.assay.claim;

import dev.assay.claim.assessment.Assessment;
import java.util.List;
import java.util.Optional;

/**
 * What a claim's tests gave before any grade.
 *
 * @param figure what the claim says
 * @param explanation why, according to the report
 * @param controls what had to hold first
 */
record AssessedClaim(
    Assessment figure, Optional<Assessment> explanation, List<ControlResult> controls) {}
