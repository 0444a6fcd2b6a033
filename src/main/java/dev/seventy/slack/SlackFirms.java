package dev.seventy.slack;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.seventy.bot.Bot;
import dev.seventy.reply.PlainText;
import dev.seventy.store.Actor;
import dev.seventy.store.Organisation;
import dev.seventy.store.Organisations;

/** Organisations that begin with a workspace. */
final class SlackFirms {

    static final String PLATFORM = "slack";

    private static final int LONGEST_NAME = 60;
    private static final int SAME_NAMES = 50;

    private SlackFirms() {
    }

    /** Makes an organisation named after a team; where the name is taken, a number tells them apart, or the team's id. */
    static Organisation make(Organisations organisations, String teamName, String teamId, Actor actor) {
        var name = name(teamName).orElse(teamId);
        var numbered = IntStream.rangeClosed(2, SAME_NAMES).mapToObj(number -> name + " " + number);
        return Stream.of(Stream.of(name), numbered, Stream.of(name + " " + teamId)).flatMap(names -> names)
                .filter(wanted -> !wanted.equalsIgnoreCase(Bot.SAMPLE))
                .flatMap(wanted -> organisations.add(wanted, ZoneOffset.UTC, false, actor).stream()).findFirst()
                .orElseThrow(() -> new IllegalStateException("every name for a new organisation is taken"));
    }

    private static Optional<String> name(String teamName) {
        var safe = PlainText.safe(teamName).replaceAll("[\"'\\s]+", " ").strip();
        var end = safe.offsetByCodePoints(0, Math.min(LONGEST_NAME, safe.codePointCount(0, safe.length())));
        return Optional.of(safe.substring(0, end).strip()).filter(given -> !given.isEmpty());
    }
}
