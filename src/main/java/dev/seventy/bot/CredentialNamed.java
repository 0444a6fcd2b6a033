package dev.seventy.bot;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Resolution;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;

/** Finds the certification that somebody names. */
final class CredentialNamed {

    private CredentialNamed() {
    }

    /** Answers with the one that is named, or asks which it is. */
    static Reply in(Catalog catalog, String what, String verb, Function<Credential, Reply> found) {
        return switch (catalog.resolve(what)) {
            case Resolution.Found(var credential) -> found.apply(credential);
            case Resolution.Choice(var credentials, var also) ->
                Reply.misunderstood("That can be " + (also.isEmpty() ? "" : also + " or ") + "one of these. Which one?",
                        buttons(credentials, verb));
            case Resolution.Unknown(var nearest) ->
                Reply.misunderstood("I know no certification '" + NotUnderstood.cut(what) + "'."
                        + (nearest.isEmpty() ? "" : " Did you mean one of these?"), buttons(nearest, verb));
        };
    }

    /** What a line that is offered may name: what the catalogue knows, or all. */
    static String orAll(Catalog catalog, Optional<String> what) {
        return what.filter(said -> isKnown(catalog, said)).orElse("all");
    }

    static boolean isKnown(Catalog catalog, String what) {
        return !(catalog.resolve(what) instanceof Resolution.Unknown);
    }

    private static Block buttons(Collection<Credential> credentials, String verb) {
        return new Block.Buttons(
                credentials
                        .isEmpty()
                                ? List.of(new Block.Button("Help", "help", true))
                                : credentials.stream()
                                        .map(one -> new Block.Button(NotUnderstood.cut(one.title()),
                                                verb + one.exams().stream().findFirst().orElse(one.name()), false))
                                        .toList());
    }
}
