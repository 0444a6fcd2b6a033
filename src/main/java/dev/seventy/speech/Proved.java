package dev.seventy.speech;

import java.util.List;
import java.util.Optional;

/** The address of a proof, given by itself while something is open: it is kept with that, and answers nothing. */
final class Proved {

    private Proved() {
    }

    /** Empty where a line says anything else, or gives several addresses. */
    static Optional<Link> by(List<Part> parts) {
        var said = parts.stream().filter(part -> part instanceof Part.Proof || !part.isPause() && !part.isEnd())
                .toList();
        return said.size() == 1 && said.getFirst() instanceof Part.Proof(var link) ? Optional.of(link)
                : Optional.empty();
    }

    /** The draft with its proof; empty where it is not clear of what that is one, or it is one of something else. */
    static Optional<List<Telling>> with(Draft draft, Link link, String line, Credentials credentials) {
        var titled = credentials.titled(link.title());
        return Optional.of(draft.tellings().getFirst())
                .filter(telling -> draft.tellings().size() == 1
                        && titled.stream().allMatch(id -> telling.credential().known().stream().allMatch(id::equals)))
                .map(telling -> telling.proved(link, link.addressIn(line).orElse("")))
                .map(telling -> List.of(titled.map(id -> telling.of(Slot.of(id))).orElse(telling)));
    }
}
