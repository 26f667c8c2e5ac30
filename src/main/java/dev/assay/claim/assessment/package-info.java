/** How tests become grades: assessments, Holm's correction, advice on seeds. */
@NullMarked
package dev.assay.claim.assessment;

import org.jspecify.annotations.NullMarked;
