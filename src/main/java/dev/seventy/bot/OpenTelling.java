package dev.seventy.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.seventy.speech.Draft;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Why;
import dev.seventy.store.Drafts;

/**
 * Something told of which a piece is open, as it is kept.
 *
 * @param corrects the imports that it takes the place of once it is complete; of each telling the one in the same place
 */
record OpenTelling(Draft draft, List<Long> corrects) {

    /** The word of a line for those whose pieces are all known. */
    static final String OTHERS = "others";

    private static final String CORRECTS = "corrects";

    OpenTelling {
        corrects = List.copyOf(corrects);
    }

    /** The imports that what is left of it takes the place of. */
    List<Long> corrects(List<Telling> left) {
        if (corrects.isEmpty() || left.size() >= draft.tellings().size()) {
            return corrects;
        }
        return IntStream.range(0, Math.min(corrects.size(), draft.tellings().size()))
                .filter(index -> left.stream()
                        .anyMatch(one -> one.credential().equals(draft.tellings().get(index).credential())
                                && one.who().equals(draft.tellings().get(index).who())))
                .mapToObj(corrects::get).toList();
    }

    /** Those that can be recorded by themselves, beside one that could not be taken any more. */
    List<Telling> others() {
        return draft.question().open().why() != Why.RETIRED || !corrects.isEmpty() ? List.of()
                : draft.tellings().stream().filter(telling -> telling.claim().isPresent()).toList();
    }

    String written() {
        return CORRECTS + numbers(corrects) + "\n" + draft.written();
    }

    /** Empty where its time is over and nothing of it is left. */
    static Optional<OpenTelling> read(Drafts.Kept kept) {
        var end = kept.content().indexOf('\n');
        return end < 0 ? Optional.empty()
                : Draft.read(kept.content().substring(end + 1))
                        .map(draft -> new OpenTelling(draft, numbers(kept.content().substring(0, end))));
    }

    static String numbers(List<Long> numbers) {
        return numbers.stream().map(number -> " " + number).collect(Collectors.joining());
    }

    static List<Long> numbers(String line) {
        return Arrays.stream(line.split(" ")).skip(1).map(Long::valueOf).toList();
    }
}
