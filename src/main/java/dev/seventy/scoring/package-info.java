/** Holds evidence against rules on a day and returns the whole finding, of which the score is the sum. */
@NullMarked
package dev.seventy.scoring;

import org.jspecify.annotations.NullMarked;
