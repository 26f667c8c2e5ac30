/** Claims' verdicts and figures in Allure's results. */
@NullMarked
package dev.assay.junit.allure;

import org.jspecify.annotations.NullMarked;
