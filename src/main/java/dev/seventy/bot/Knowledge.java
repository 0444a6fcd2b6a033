package dev.seventy.bot;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Specialization;
import dev.seventy.rules.Rulebook;

/** What Seventy knows before it knows anything of a firm: what can be earned, and what the programs ask. */
public record Knowledge(Catalog catalog, Rulebook rules, Specialization.Directory specializations) {
}
