package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Origin;
import dev.seventy.planning.Action;
import dev.seventy.planning.Cause;

/** Something that a digest tells and that somebody can speak of: by a short name that a button carries, too. */
sealed interface DigestItem {

    /** A designation: its changes, losses, missing prerequisites and next step. */
    record Area(String id) implements DigestItem {
    }

    /** A certification: that it lapses, is missing or ends, and steps that take it. */
    record Certified(CredentialId credential) implements DigestItem {
    }

    /** A step that raises a metric of a designation, by their ids. */
    record Metric(String area, String kind) implements DigestItem {
    }

    /** A customer near a threshold. */
    record Customer(String tenant) implements DigestItem {
    }

    /** Growth against last year, and what is lost as its months move on. */
    record Growth() implements DigestItem {
    }

    /** Material that is getting old. */
    record Material(Origin.Kind kind) implements DigestItem {
    }

    /** Rules that nobody has compared with their sources for long. */
    record Rules() implements DigestItem {
    }

    String CUSTOMER = "customer:";
    String GROWTH = "growth";
    String RULES = "rules";

    /** By what name it is kept, which is one word. */
    default String name() {
        return switch (this) {
            case Area(var id) -> id;
            case Certified(var credential) -> credential.value();
            case Metric(var area, var kind) -> area + "/" + kind;
            case Customer(var tenant) -> CUSTOMER + tenant;
            case Growth() -> GROWTH;
            case Material(var kind) -> word(kind);
            case Rules() -> RULES;
        };
    }

    /** {@code usage-export}. */
    static String word(Origin.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it can stay away for good: what costs points cannot. */
    default boolean canStayAway() {
        return switch (this) {
            case Area _,Certified _ -> false;
            case Metric _,Customer _,Growth _,Material _,Rules _ -> true;
        };
    }

    /** What a cause of a change speaks of; empty where it is other rules. */
    static Optional<DigestItem> of(Cause cause) {
        return switch (cause) {
            case Cause.Ended(var _, var credential, var _) -> Optional.of(new Certified(credential));
            case Cause.Begun(var credential, var _) -> Optional.of(new Certified(credential));
            case Cause.Figure _ -> Optional.of(new Growth());
            case Cause.OtherRules _,Cause.OtherPath _ -> Optional.empty();
        };
    }

    /** What a step raises. */
    static DigestItem of(String area, Action action) {
        return new Metric(area, action.metric().metric().kind().id());
    }

    /** The certifications any of which a step takes; empty where it takes none. */
    static List<DigestItem> taken(Action action) {
        return action.steps().stream().flatMap(step -> step.through().stream())
                .<DigestItem>map(credential -> new Certified(credential.id())).distinct().toList();
    }

    /** The kinds of material that get old. */
    Set<Origin.Kind> AGEING = Set.of(Origin.Kind.TRAININGS_EXPORT, Origin.Kind.USAGE_EXPORT,
            Origin.Kind.MEASURES_TEMPLATE);
}
