package dev.seventy.speech;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of several that are asked about are to be kept, and no other: "only AZ-305", "it was just Ada". */
final class Only {

    private static final Set<String> ONLY = Set.of("only", "just");
    private static final Set<String> AROUND = Lexicon
            .words("record keep take the please it was is that i passed it's its no and");

    private Only() {
    }

    /** "Not only AZ-305" leaves nothing out, and does not say what there is beside it. */
    static boolean isNotAlone(List<Part> parts) {
        var text = Parts.text(parts);
        return text.contains(" not only ") || text.contains(" not just ");
    }

    /** Empty where a line says something else, or names what is not asked about. */
    static Optional<List<Telling>> of(Draft draft, List<Part> parts) {
        var named = parts.stream().filter(part -> part instanceof Part.Cred || part instanceof Part.Whom).toList();
        var isSaid = !named.isEmpty() && parts.stream().anyMatch(part -> ONLY.contains(part.key()))
                && parts.stream().allMatch(part -> named.contains(part) || part.isPause() || part.isEnd()
                        || ONLY.contains(part.key()) || AROUND.contains(part.key()));
        if (!isSaid || !named.stream().allMatch(part -> draft.tellings().stream().anyMatch(one -> isOf(one, part)))) {
            return Optional.empty();
        }
        var kept = draft.tellings().stream()
                .filter(telling -> isAmong(telling, named, Part.Cred.class) && isAmong(telling, named, Part.Whom.class))
                .toList();
        return Optional.of(kept).filter(left -> !left.isEmpty() && left.size() < draft.tellings().size());
    }

    private static boolean isAmong(Telling telling, List<Part> named, Class<? extends Part> kind) {
        var ofKind = named.stream().filter(kind::isInstance).toList();
        return ofKind.isEmpty() || ofKind.stream().anyMatch(part -> isOf(telling, part));
    }

    private static boolean isOf(Telling telling, Part part) {
        return switch (part) {
            case Part.Cred credential -> telling.credential().equals(credential.slot());
            case Part.Whom whom -> telling.who().equals(whom.who());
            case Part.When _,Part.Proof _,Part.Plain _ -> false;
        };
    }
}
