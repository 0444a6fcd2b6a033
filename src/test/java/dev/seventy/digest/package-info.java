@NullMarked
package dev.seventy.digest;

import org.jspecify.annotations.NullMarked;
