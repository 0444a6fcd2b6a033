package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.CredentialId;

/**
 * What a line says is not so of something that is open: "no, Ada did not", "not AZ-500 but SC-100".
 *
 * @param people who are denied
 * @param credentials that are denied
 * @param instead the one that takes their place, where one is named
 * @param isAll whether it says anything else
 */
record Denial(List<Slot<Who>> people, List<Slot<CredentialId>> credentials, List<Slot<CredentialId>> instead,
        boolean isAll) {

    private static final Set<String> DENYING = Set.of("not", "didnt", "hasnt", "havent", "wasnt", "isnt", "never",
            "without", "except", "remove", "failed", "fail", "flunked");
    private static final Set<String> AROUND = Set.of("pass", "has", "have", "take", "get", "got", "but", "yet",
            "though", "leave", "out", "only");

    static Denial of(List<Part> parts) {
        var isDenying = parts.stream().anyMatch(part -> DENYING.contains(part.key()));
        var isBehind = isDenying && parts.stream().anyMatch(part -> isNamed(part) && isDenied(parts, part));
        List<Slot<Who>> people = new ArrayList<>();
        List<Slot<CredentialId>> credentials = new ArrayList<>();
        List<Slot<CredentialId>> instead = new ArrayList<>();
        var isAll = isDenying;
        for (var part : parts) {
            var isDenied = isDenying && (!isBehind || isDenied(parts, part));
            switch (part) {
                case Part.Cred credential when isDenied -> credentials.add(credential.slot());
                case Part.Cred credential -> instead.add(credential.slot());
                case Part.Whom whom when isDenied -> people.add(whom.who());
                case Part.Whom _,Part.When _,Part.Proof _ -> isAll = false;
                case Part.Plain(var token) -> isAll &= DENYING.contains(token.key()) || AROUND.contains(token.key())
                        || Pieces.of(List.of(part)).others().isEmpty() && Pieces.of(List.of(part)).people().isEmpty();
            }
        }
        return new Denial(people, credentials, instead, isAll);
    }

    private static boolean isNamed(Part part) {
        return part instanceof Part.Cred || part instanceof Part.Whom;
    }

    private static boolean isDenied(List<Part> parts, Part part) {
        return Pieces.isDenied(parts, parts.indexOf(part));
    }

    /** What is left of a draft, or put in its place; empty where none of it is denied, or more is said than that. */
    Optional<List<Telling>> takenFrom(Draft draft) {
        var isOfDraft = draft.tellings().stream().anyMatch(this::denies);
        if (!isAll || !isOfDraft || instead.size() > 1 || !instead.isEmpty() && credentials.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(instead.isEmpty() ? draft.tellings().stream().filter(telling -> !denies(telling)).toList()
                : draft.tellings().stream().map(telling -> denies(telling) ? telling.of(instead.getFirst()) : telling)
                        .toList());
    }

    private boolean denies(Telling telling) {
        return (!people.isEmpty() || !credentials.isEmpty()) && (people.isEmpty() || people.contains(telling.who()))
                && (credentials.isEmpty() || credentials.contains(telling.credential()));
    }
}
