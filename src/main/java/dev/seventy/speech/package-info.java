/** Understands what somebody tells of a certification: who, which, when, and what is still missing. */
@NullMarked
package dev.seventy.speech;

import org.jspecify.annotations.NullMarked;
