/** What can be earned and what it costs: credentials, exam codes, levels, lifetimes, retirements, prices, names. */
@NullMarked
package dev.seventy.catalog;

import org.jspecify.annotations.NullMarked;
