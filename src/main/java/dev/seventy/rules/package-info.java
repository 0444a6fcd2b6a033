/** What a program asks, as read from dated, cited files. */
@NullMarked
package dev.seventy.rules;

import org.jspecify.annotations.NullMarked;
