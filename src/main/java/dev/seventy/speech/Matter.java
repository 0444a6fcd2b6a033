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
    /** Before somebody who is named besides. */
    private static final Set<String> BESIDE = Set.of("with", "without", "like", "unlike", "as", "than", "before",
            "after", "from", "at", "against", "via", "except", "but", "besides", "through", "thanks", "not", "versus",
            "vs");
    private static final int MOST_UNKNOWN = 6;

    private final Clause clause;
    private final Credentials credentials;
    private final boolean isAdded;
    private final Behind behind;
    /** Credentials and days in the order in which they were said. */
    private final List<Part> order = new ArrayList<>();
    private final List<Part.When> loose = new ArrayList<>();
    private final List<Slot<Who>> people = new ArrayList<>();
    private Optional<LocalDate> expires = Optional.empty();
    private Optional<Link> link = Optional.empty();
    private boolean isRenewal;
    private boolean hasAgent;
    /** Whether it was for somebody, or by more than are named. */
    private boolean isOthers;
    /** The parts through which the verb and its object go, behind the verb. */
    private int core;

    Matter(Clause clause, Credentials credentials, boolean isAdded) {
        this.clause = clause;
        this.credentials = credentials;
        this.isAdded = isAdded;
        behind = new Behind(clause, isAdded);
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
        // Who lost an exam did not pass it; who lost their certification had it.
        var isLostExam = clause.verb().equals("lost") && first == 0 && !hasCredential(clause.before());
        return !isLostExam && (first == clause.after().size() || first(first)) && !isOthers;
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
                    || (BEHIND_NOUNS.contains(part.key()) ? Lexicon.NOUNS.contains(previous)
                            : Lexicon.BETWEEN.contains(part.key()));
            if (!isFine) {
                return isPassive() ? passive(at) : hasCredential(after) ? -1 : unnamed(at);
            }
            previous = part.key();
        }
        return isPassive() ? passive(after.size()) : unnamed(after.size());
    }

    /** "AZ-305 was passed": not "took both, passed only AZ-305". */
    private boolean isPassive() {
        return hasCredential(clause.before()) && !hasCredential(clause.after());
    }

    private static boolean hasCredential(List<Part> parts) {
        return parts.stream().anyMatch(Part.Cred.class::isInstance);
    }

    /** The credential stood before the verb: what follows may only go on about it. */
    private int passive(int at) {
        core = at;
        var parts = clause.after();
        var isApart = parts.subList(0, at).stream().anyMatch(part -> part.isPause() || part instanceof Part.When);
        var isOnlySat = Lexicon.FINISHED.contains(clause.verb())
                && clause.before().stream().anyMatch(part -> Lexicon.SITTING.contains(part.key()));
        if (isOnlySat || !isApart && !behind.goesOn(at)) {
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
            order.addFirst(new Part.Cred(new Credentials.Found(
                    credentials.titled(link.get().title()).map(Slot::of).orElseGet(Slot::missing), "", true, 0), ""));
            along(0);
            return parts.size();
        }
        for (int noun = 0; noun < parts.size() && noun < at + MOST_UNKNOWN; noun++) {
            if (Lexicon.EXAM.contains(parts.get(noun).key()) || Lexicon.EXAM.contains(clause.verb())) {
                var words = parts.subList(0, noun).stream()
                        .filter(part -> !Lexicon.BETWEEN.contains(part.key()) && part instanceof Part.Plain)
                        .map(part -> ((Part.Plain) part).token().text()).collect(Collectors.joining(" "));
                var slot = words.isEmpty() ? Slot.<CredentialId>missing() : credentials.near(words);
                var isOne = words.isEmpty()
                        || slot instanceof Slot.Open<CredentialId>(var _, var _, var choices) && !choices.isEmpty()
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
        // "Took AZ-305 and passed DP-600" does not tell that both are passed.
        order.removeIf(Part.Cred.class::isInstance);
        parts.subList(0, from).forEach(this::takeBefore);
        int last = from;
        for (int at = from; at < parts.size(); at++) {
            var part = parts.get(at);
            if (part instanceof Part.Cred) {
                parts.subList(last == from ? from : last + 1, at).forEach(this::takeBefore);
                order.add(part);
                last = at;
            } else if (!Behind.isJoining(part)) {
                break;
            }
        }
        for (int at = from; at <= last; at++) {
            if (parts.get(at) instanceof Part.Cred && !behind.goesOn(at + 1)) {
                return false;
            }
        }
        core = last + 1;
        along(last + 1);
        return true;
    }

    /** What is said further on, as long as it is about the same. */
    private void along(int from) {
        var isBroken = false;
        var depth = 0;
        var parts = clause.after();
        var phrases = SmallTalk.phrases(parts);
        for (int at = from; at < parts.size(); at++) {
            if (phrases.contains(at)) {
                continue;
            }
            switch (parts.get(at)) {
                case Part.When(var day, var _, var isExpiry) when isExpiry -> expires = expires.or(
                        () -> day.meanings().size() == 1 ? Optional.of(day.meanings().getFirst()) : Optional.empty());
                case Part.When when -> {
                    if (isBroken) {
                        loose.add(when);
                    } else {
                        order.add(when);
                    }
                }
                case Part.Whom(var who, var _, var _) -> {
                    var previous = at > 0 ? parts.get(at - 1).key() : "";
                    var isAgent = previous.equals("by");
                    isOthers |= !isAdded && (previous.equals("for") || previous.equals("in"));
                    hasAgent |= isAgent;
                    if (!BESIDE.contains(previous)) {
                        people.add(who);
                    }
                    isBroken |= !isAdded && !isAgent;
                }
                case Part.Cred _ -> isBroken = true;
                case Part.Proof _ -> {
                }
                case Part.Plain(var token) -> {
                    isOthers |= token.key().equals("by")
                            && (at + 1 == parts.size() || !(parts.get(at + 1) instanceof Part.Whom));
                    depth += token.key().equals("(") ? 1 : token.key().equals(")") ? -1 : 0;
                    isRenewal |= at == from && token.key().equals("renewal");
                    isBroken |= depth <= 0 && !token.key().equals("by") && !token.is(Token.Kind.NUMBER)
                            && !Lexicon.ALONG.contains(token.key()) && !Lexicon.NOUNS.contains(token.key())
                            && !(isAdded && Set.of("to", "my", "me", "mine").contains(token.key()));
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

    /** Whether somebody is named by whom it was done: "passed by Tom". */
    boolean hasAgent() {
        return hasAgent;
    }

    boolean isRenewal() {
        return isRenewal;
    }

    int core() {
        return core;
    }

    List<Item> items() {
        return new Pairing(order, loose).items();
    }
}
