package dev.seventy.speech;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Lines that say that something was told of the wrong person, and do not just name another: "that was not me". */
final class WrongPerson {

    private static final Pattern WHOLE = Pattern.compile("(?:(?:no|sorry|oops|ah|oh|actually|wait) )?"
            + "(?:(?:that|it) (?:is|was) |thats |its )?(?:the )?(?:wrong|not the right) (?:person|name|one)");
    private static final Set<String> TELLING = Set.of("passed", "did", "got", "earned", "has", "who");

    private WrongPerson() {
    }

    static boolean is(List<Part> parts) {
        var said = parts.stream().filter(part -> !part.isPause() && !part.isEnd()).toList();
        var isOfMore = said.stream()
                .anyMatch(part -> part instanceof Part.Cred || part instanceof Part.When || part instanceof Part.Proof);
        return !isOfMore && !said.isEmpty() && (WHOLE.matcher(Parts.text(said).strip()).matches()
                || isDenyingSomebody(parts, said) || isNamingWhoDid(parts, said));
    }

    /** "No, not Tom": nobody is named instead. */
    private static boolean isDenyingSomebody(List<Part> parts, List<Part> said) {
        var pieces = Pieces.of(parts);
        return !Instead.of(parts).people().isEmpty() && pieces.people().isEmpty() && pieces.others().isEmpty()
                && said.stream().noneMatch(part -> Lexicon.TELLING.containsKey(part.key()));
    }

    /** "No, Tom passed it". */
    private static boolean isNamingWhoDid(List<Part> parts, List<Part> said) {
        var pieces = Pieces.of(parts);
        return pieces.isCorrecting() && pieces.people().size() == 1
                && said.stream().anyMatch(part -> TELLING.contains(part.key()))
                && pieces.others().stream().allMatch(TELLING::contains);
    }
}
