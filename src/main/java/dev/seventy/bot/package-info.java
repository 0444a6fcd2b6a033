/** Turns a line of text, a click or a form into a command, checks who may, carries it out, composes the answer. */
@NullMarked
package dev.seventy.bot;

import org.jspecify.annotations.NullMarked;
