/** Runs experiments inside JUnit: settings, shared trials, and what goes into the Allure report. */
@NullMarked
package dev.assay.support;

import org.jspecify.annotations.NullMarked;
