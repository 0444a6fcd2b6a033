package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes with one verb of a sentence: what stands before it and what behind. */
record Clause(List<Part> before, String verb, List<Part> after) {

    Clause {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    List<Part> all() {
        var all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    /** With a day that is said of all clauses. */
    Clause with(Part day) {
        var more = new ArrayList<>(after);
        int last = 0;
        for (int at = 0; at < after.size(); at++) {
            last = after.get(at) instanceof Part.Cred ? at + 1 : last;
        }
        more.add(last, day);
        return new Clause(before, verb, more);
    }

    /** Something was passed to somebody: "I was passed AZ-305". */
    boolean isHanded() {
        return !before.isEmpty() && Set.of("passed", "cleared", "nailed").contains(verb)
                && Set.of("was", "were", "been", "being", "got").contains(before.getLast().key())
                && before.stream().noneMatch(Part.Cred.class::isInstance);
    }

    boolean names() {
        return all().stream().anyMatch(part -> part instanceof Part.Cred || part instanceof Part.Proof);
    }

    /** With the credential that "it" stands for. */
    Clause withPronoun(Optional<Part.Cred> meant) {
        return meant.isEmpty() ? this
                : new Clause(before, verb,
                        after.stream().map(part -> part.key().equals("it") ? meant.get() : part).toList());
    }

    /** The clauses of a sentence, in their order; one without a verb has an empty one. */
    static List<Clause> of(List<Part> sentence, Set<String> verbs) {
        var clauses = new ArrayList<Clause>();
        for (var stretch : apart(sentence)) {
            var places = new ArrayList<Integer>();
            for (int at = 0; at < stretch.size(); at++) {
                if (verbs.contains(stretch.get(at).key())) {
                    places.add(at);
                }
            }
            clauses.addAll(split(stretch, places));
        }
        return clauses;
    }

    /** Stretches that "but" and its like keep apart. */
    private static List<List<Part>> apart(List<Part> sentence) {
        var stretches = new ArrayList<List<Part>>();
        int from = 0;
        for (int at = 0; at < sentence.size(); at++) {
            if (Lexicon.APART.contains(sentence.get(at).key())) {
                stretches.add(sentence.subList(from, at));
                from = at + 1;
            }
        }
        stretches.add(sentence.subList(from, sentence.size()));
        return stretches;
    }

    private static List<Clause> split(List<Part> stretch, List<Integer> places) {
        if (places.isEmpty()) {
            return List.of(new Clause(stretch, "", List.of()));
        }
        var clauses = new ArrayList<Clause>();
        int from = 0;
        int verb = places.getFirst();
        for (int next : places.subList(1, places.size())) {
            var end = boundary(stretch, verb, next);
            if (isOwn(stretch.subList(end, stretch.size()), next - end) && isOwn(stretch.subList(from, end), 0)) {
                clauses.add(clause(stretch, from, verb, end));
                from = end;
                verb = next;
            } else if (!isOwn(stretch.subList(from, end), 0) && isOwn(stretch.subList(end, stretch.size()), 0)) {
                verb = next;
            }
        }
        clauses.add(clause(stretch, from, verb, stretch.size()));
        return clauses;
    }

    private static Clause clause(List<Part> stretch, int from, int verb, int to) {
        return new Clause(stretch.subList(from, verb), stretch.get(verb).key(), stretch.subList(verb + 1, to));
    }

    /** Whether a stretch speaks of a credential, and does not only go on about one. */
    private static boolean isOwn(List<Part> stretch, int verb) {
        return stretch.stream().anyMatch(part -> part instanceof Part.Cred || part.key().equals("it"))
                || verb > 0 && stretch.subList(0, verb).stream().anyMatch(Part.Whom.class::isInstance);
    }

    /**
     * Where the clause of the next verb begins: at what joins it, and before all who are joined as its subject; where nothing
     * joins it, at the name right before it.
     */
    private static int boundary(List<Part> stretch, int verb, int next) {
        int boundary = next;
        for (int at = next - 1; at > verb; at--) {
            var part = stretch.get(at);
            var joins = part.isPause() || Set.of("and", "then", "plus").contains(part.key());
            if (joins) {
                boundary = at + 1;
                if (!isSubject(stretch.get(at - 1))) {
                    return boundary;
                }
            }
        }
        return boundary < next ? boundary : named(stretch, verb, next);
    }

    private static int named(List<Part> stretch, int verb, int next) {
        int subject = next - 1;
        while (subject > verb && Lexicon.ADVERBS.contains(stretch.get(subject).key())) {
            subject--;
        }
        return subject > verb + 1 && (stretch.get(subject) instanceof Part.Whom
                || PeopleWords.FIRST_PERSON.contains(stretch.get(subject).key())) ? subject : next;
    }

    private static boolean isSubject(Part part) {
        return part instanceof Part.Whom || part instanceof Part.Cred || PeopleWords.FIRST_PERSON.contains(part.key());
    }
}
