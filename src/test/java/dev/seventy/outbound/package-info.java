@NullMarked
package dev.seventy.outbound;

import org.jspecify.annotations.NullMarked;
