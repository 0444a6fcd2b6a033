@org.jspecify.annotations.NullMarked
package dev.seventy.digest;
