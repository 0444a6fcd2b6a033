package dev.seventy.speech;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.seventy.catalog.CredentialId;

/** Reads from a clause which credentials it tells of, and of which days. */
final class Matter {

    private static final Set<String> BEHIND_NOUNS = Set.of("for", "of", "in", "on", "as", "to");
    private static final int MOST_UNKNOWN = 6;

    private final Clause clause;
    private final Credentials credentials;
    private final boolean isAdded;
    /** Credentials and days in the order in which they were said. */
    private final List<Part> order = new ArrayList<>();
    private final List<Part.When> loose = new ArrayList<>();
    private final List<Slot<Who>> people = new ArrayList<>();
    private Optional<LocalDate> expires = Optional.empty();
    private Optional<Link> link = Optional.empty();
    private boolean isRenewal;
    /** The parts through which the verb and its object go, behind the verb. */
    private int core;

    Matter(Clause clause, Credentials credentials, boolean isAdded) {
        this.clause = clause;
        this.credentials = credentials;
        this.isAdded = isAdded;
    }

    /** A credential and the day that goes with it. */
    record Item(Slot<CredentialId> credential, String exam, Slot<LocalDate> day) {
    }

    /** Whether it could be read; otherwise something stands between verb and credential that may change the meaning. */
    boolean read() {
        clause.before().forEach(this::takeBefore);
        clause.all().forEach(part -> {
            if (part instanceof Part.Proof(var found)) {
                link = Optional.of(found);
            }
        });
        var first = object();
        if (first < 0) {
            return false;
        }
        return first == clause.after().size() || first(first);
    }

    private void takeBefore(Part part) {
        if (part instanceof Part.Cred || part instanceof Part.When when && !when.isExpiry()) {
            order.add(part);
        }
    }

    /** Where the first credential stands behind the verb, or the end; below zero where that is in doubt. */
    private int object() {
        var after = clause.after();
        var previous = clause.verb();
        for (int at = 0; at < after.size(); at++) {
            var part = after.get(at);
            if (part instanceof Part.Cred) {
                return at;
            }
            if (part.key().equals("renewal")) {
                isRenewal = true;
            }
            var isFine = part instanceof Part.When || part instanceof Part.Proof || part.isPause()
                    || (BEHIND_NOUNS.contains(part.key())
                            ? Lexicon.NOUNS.contains(previous)
                            : Lexicon.BETWEEN.contains(part.key()));
            if (!isFine) {
                return hasCredential(clause.before()) ? passive(at)
                        : hasCredential(after) ? -1 : unnamed(at);
            }
            previous = part.key();
        }
        return hasCredential(clause.before()) ? passive(after.size()) : unnamed(after.size());
    }

    private static boolean hasCredential(List<Part> parts) {
        return parts.stream().anyMatch(Part.Cred.class::isInstance);
    }

    /** The credential stood before the verb: what follows may only go on about it. */
    private int passive(int at) {
        core = at;
        var parts = clause.after();
        if (at < parts.size() && !isAfter(parts.get(at)) && !isFor(at)) {
            return -1;
        }
        for (var part : clause.before()) {
            if (part.key().equals("renewal")) {
                isRenewal = true;
            }
        }
        along(0);
        return parts.size();
    }

    /** No credential is named: that it was an exam is, or the address shows one. */
    private int unnamed(int at) {
        var parts = clause.after();
        if (link.isPresent()) {
            order.addFirst(new Part.Cred(new Credentials.Found(credentials.titled(link.get().title()).map(Slot::of)
                    .orElseGet(Slot::missing), "", true, 0), ""));
            along(0);
            return parts.size();
        }
        for (int noun = 0; noun < parts.size() && noun < at + MOST_UNKNOWN; noun++) {
            if (Lexicon.EXAM.contains(parts.get(noun).key()) || Lexicon.EXAM.contains(clause.verb())) {
                var words = parts.subList(0, noun).stream()
                        .filter(part -> !Lexicon.BETWEEN.contains(part.key()) && part instanceof Part.Plain)
                        .map(part -> ((Part.Plain) part).token().text()).collect(Collectors.joining(" "));
                var slot = words.isEmpty() ? Slot.<CredentialId>missing() : credentials.near(words);
                var isOne = words.isEmpty() || slot instanceof Slot.Open<CredentialId>(var _, var _, var choices)
                        && !choices.isEmpty()
                        || Tokens.keys(words).stream().anyMatch(Lexicon.VENDORS::contains);
                if (!isOne) {
                    return -1;
                }
                order.addFirst(new Part.Cred(new Credentials.Found(slot, "", true, 0), words));
                core = noun + 1;
                along(noun + 1);
                return parts.size();
            }
        }
        return -1;
    }

    /** Takes the credentials from a place on, and what goes along with them. */
    private boolean first(int from) {
        var parts = clause.after();
        parts.subList(0, from).forEach(this::takeBefore);
        int last = from;
        for (int at = from; at < parts.size(); at++) {
            var part = parts.get(at);
            if (part instanceof Part.Cred) {
                parts.subList(last == from ? from : last + 1, at).forEach(this::takeBefore);
                order.add(part);
                last = at;
            } else if (!isJoining(part)) {
                break;
            }
        }
        for (int at = from; at <= last; at++) {
            if (parts.get(at) instanceof Part.Cred && at + 1 < parts.size() && !isAfter(parts.get(at + 1))
                    && !isFor(at + 1)) {
                return false;
            }
        }
        core = last + 1;
        along(last + 1);
        return true;
    }

    private boolean isFor(int at) {
        var parts = clause.after();
        return parts.get(at).key().equals("for") && at + 1 < parts.size()
                && (!(parts.get(at + 1) instanceof Part.Whom) || isAdded)
                || isAdded && (parts.get(at) instanceof Part.Whom || parts.get(at).key().equals("to"));
    }

    private static boolean isJoining(Part part) {
        return part instanceof Part.When when && !when.isExpiry() || part.isPause()
                || Set.of("and", "then", "also", "plus", "as", "well", "the", "my", "both", "on").contains(part.key())
                || Lexicon.NOUNS.contains(part.key());
    }

    private static boolean isAfter(Part part) {
        return part.isPause() || part instanceof Part.When || part instanceof Part.Cred || part instanceof Part.Proof
                || Lexicon.AFTER.contains(part.key()) || Lexicon.NOUNS.contains(part.key())
                || Lexicon.TELLING.containsKey(part.key());
    }

    /** What is said further on, as long as it is about the same. */
    private void along(int from) {
        var isBroken = false;
        var depth = 0;
        var parts = clause.after();
        for (int at = from; at < parts.size(); at++) {
            switch (parts.get(at)) {
                case Part.When(var day, var _, var isExpiry) when isExpiry ->
                    expires = expires.or(() -> day.meanings().size() == 1 ? Optional.of(day.meanings().getFirst())
                            : Optional.empty());
                case Part.When when -> {
                    if (isBroken) {
                        loose.add(when);
                    } else {
                        order.add(when);
                    }
                }
                case Part.Whom(var who, var _) -> {
                    people.add(who);
                    isBroken |= !isAdded;
                }
                case Part.Cred _ -> isBroken = true;
                case Part.Proof _ -> {
                }
                case Part.Plain(var token) -> {
                    depth += token.key().equals("(") ? 1 : token.key().equals(")") ? -1 : 0;
                    isRenewal |= at == from && token.key().equals("renewal");
                    isBroken |= depth <= 0 && !token.is(Token.Kind.NUMBER) && !Lexicon.ALONG.contains(token.key())
                            && !Lexicon.NOUNS.contains(token.key()) && !(isAdded && Set.of("to", "my").contains(token.key()));
                }
            }
        }
    }

    /** Those who are named behind the credential. */
    List<Slot<Who>> people() {
        return people;
    }

    Optional<LocalDate> expires() {
        return expires;
    }

    Optional<Link> link() {
        return link;
    }

    boolean isRenewal() {
        return isRenewal;
    }

    int core() {
        return core;
    }

    List<Item> items() {
        var found = new ArrayList<Part.Cred>();
        var days = new ArrayList<Part.When>();
        var pairs = new ArrayList<String>();
        for (var part : order) {
            if (part instanceof Part.Cred credential) {
                if (found.stream().noneMatch(other -> isSame(other, credential))) {
                    found.add(credential);
                    pairs.add("credential");
                }
            } else if (part instanceof Part.When when && (days.isEmpty() || !isAlike(days.getLast(), when)
                    || pairs.getLast().equals("credential") && found.size() > 1)) {
                days.add(when);
                pairs.add("day");
            }
        }
        var isPaired = found.size() > 1 && days.size() == found.size() && isAlternating(pairs);
        var isShared = days.size() <= 1 && (found.size() == 1 || days.isEmpty() || pairs.getLast().equals("day")
                || pairs.getFirst().equals("day"));
        var items = new ArrayList<Item>();
        for (int index = 0; index < found.size(); index++) {
            var day = isPaired ? slot(days.subList(index, index + 1))
                    : isShared || found.size() == 1 ? slot(days) : unclear(days);
            items.add(new Item(found.get(index).slot(), found.get(index).found().exam(), day));
        }
        return items;
    }

    private static boolean isAlternating(List<String> pairs) {
        for (int index = 1; index < pairs.size(); index++) {
            if (pairs.get(index).equals(pairs.get(index - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Part.Cred one, Part.Cred other) {
        return one.slot().equals(other.slot())
                || one.slot() instanceof Slot.Open<CredentialId>(var _, var _, var choices) && other.found().exam().isEmpty()
                        && other.slot().known().filter(choices::contains).isPresent();
    }

    private static boolean isAlike(Part.When one, Part.When other) {
        return one.day().equals(other.day());
    }

    private Slot<LocalDate> slot(List<Part.When> days) {
        if (days.isEmpty()) {
            return loose.isEmpty() ? Slot.missing() : unclear(loose);
        }
        return days.size() == 1 ? slot(days.getFirst()) : unclear(days);
    }

    static Slot<LocalDate> slot(Part.When when) {
        return switch (when.day()) {
            case SpokenDay.On(var day) -> Slot.of(day);
            case SpokenDay.Unclear(var why, var choices) -> new Slot.Open<>(why, when.said(), choices);
        };
    }

    private static Slot<LocalDate> unclear(List<Part.When> days) {
        return new Slot.Open<>(Why.AMBIGUOUS, days.stream().map(Part.When::said).collect(Collectors.joining(", ")),
                days.stream().flatMap(when -> when.day().meanings().stream()).distinct().toList());
    }
}
