package dev.seventy.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Citation;
import dev.seventy.catalog.Source;

/**
 * One track's tiers in one version, the lowest first. A tier is held only with all those below it.
 *
 * @param label the short name by which commands know the version, unique within the track
 * @param bench the people it counts; empty where it counts none
 */
public record Ladder(Track track, String id, String label, String file, Validity validity, Map<String, Source> sources,
        List<String> notes, List<Tier> tiers, Optional<Bench> bench) implements RuleFile {

    public Ladder {
        sources = Map.copyOf(sources);
        notes = List.copyOf(notes);
        tiers = List.copyOf(tiers);
    }

    /** Whether anything is published or reported by which a tier could be told; otherwise only a reported one counts. */
    public boolean computable() {
        return tiers.stream().anyMatch(tier -> !tier.conditions().isEmpty());
    }

    public Optional<Tier> tier(String nameOrId) {
        return tiers.stream().filter(
                tier -> tier.id().equalsIgnoreCase(nameOrId.strip()) || tier.name().equalsIgnoreCase(nameOrId.strip()))
                .findFirst();
    }

    /** @param id in lower case */
    public record Tier(String id, String name, List<Condition> conditions) {
        public Tier {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * What a tier asks for: each requirement of any one of its routes.
     *
     * @param numberIsOurs whether its number is our assumption, as none is told
     */
    public record Condition(String id, String name, Kind kind, Certainty certainty, boolean numberIsOurs,
            List<Route> routes, Citation citation) {
        public Condition {
            routes = List.copyOf(routes);
        }
    }

    /** @param name empty where there is only one */
    public record Route(String name, List<Requirement> requirements) {
        public Route {
            requirements = List.copyOf(requirements);
        }
    }

    /** How the source presents a condition. */
    public enum Kind {
        /** As a rule of the program. */
        OFFICIAL,
        /** As what partners of the tier typically have. */
        BENCHMARK,
        /** As a judgement of the vendor's, without a number: a person attests it. */
        QUALITATIVE;

        static Kind of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /** How well a condition is known. */
    public enum Certainty {
        /** Read in a document of the vendor's. */
        PUBLISHED,
        /** Told by one source that cannot be checked. */
        REPORTED,
        /** Told by at least two who do not depend on each other. */
        SEVERAL,
        /** Told by one third party. */
        ONE,
        /** Our own assumption. */
        ASSUMED;

        static Certainty of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
