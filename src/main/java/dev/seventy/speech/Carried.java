package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Of whom the clauses of a line tell that have no subject of their own: "Ada passed AZ-305 and got AZ-104" tells both of her.
 * Over the end of a sentence it may be the speaker again, and is asked.
 */
final class Carried {

    private static final Slot<Who> SENDER = Slot.of(new Who.Sender());

    /** Of whom the clause before told, in the same sentence. */
    private List<Slot<Who>> last = List.of();
    /** Whoever was named or told of in the sentences before. */
    private final List<Slot<Who>> earlier = new ArrayList<>();
    /** Whose full name stands alone above what is told. */
    private Optional<Slot<Who>> heading = Optional.empty();

    void sentenceEnds(Sentence sentence) {
        var said = sentence.parts().stream().filter(part -> !part.isPause()).toList();
        if (said.size() == 1 && said.getFirst() instanceof Part.Whom(var who, var name, var _)) {
            heading = name.contains(" ") ? Optional.of(who) : Optional.empty();
        } else if (said.stream()
                .anyMatch(part -> part instanceof Part.Whom || PeopleWords.FIRST_PERSON.contains(part.key()))) {
            heading = Optional.empty();
        }
        earlier.addAll(last);
        sentence.parts().forEach(part -> {
            if (part instanceof Part.Whom(var who, var _, var _)) {
                earlier.add(who);
            }
        });
        last = List.of();
    }

    /** A clause told of them. */
    void tells(List<Slot<Who>> subject) {
        last = List.copyOf(subject);
    }

    /** Whether a clause without a subject is still of somebody. */
    boolean isOfSomebody() {
        return Stream.concat(last.stream(), earlier.stream()).anyMatch(who -> !who.equals(SENDER));
    }

    /** Of whom a clause without a subject tells. */
    List<Slot<Who>> subject(Clause clause) {
        var hasCredential = clause.before().stream().anyMatch(Part.Cred.class::isInstance);
        if (!last.isEmpty() && !hasCredential) {
            return last;
        }
        if (heading.isPresent()) {
            return List.of(heading.get());
        }
        return List.of(new Slot.Open<>(Why.AMBIGUOUS, "",
                Stream.concat(Stream.concat(last.stream(), earlier.stream()), Stream.of(SENDER))
                        .flatMap(who -> meant(who)).distinct().toList()));
    }

    private static Stream<Who> meant(Slot<Who> slot) {
        return switch (slot) {
            case Slot.Known<Who>(var who) -> Stream.of(who);
            case Slot.Open<Who>(var _, var _, var choices) -> choices.stream();
        };
    }
}
