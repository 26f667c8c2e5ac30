/** One run of the claims: its settings, its plan, its progress, and what it leaves. */
@NullMarked
package dev.assay.run;

import org.jspecify.annotations.NullMarked;
