package dev.seventy.bot;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.speech.Confirmation;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Question;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.Person;

/** What can be chosen as the piece that is asked for, each with the line that says so. */
final class TellChoices {

    /** A month is not listed: its days are said, or picked in the form. */
    private static final int MOST_DAYS = 7;

    private static final int FEW_PEOPLE = 25;
    /** No day is likelier than another then. */
    private static final Set<Why> NO_DAYS = Set.of(Why.RETIRED, Why.VAGUE, Why.LONG_AGO);

    private final Catalog catalog;

    TellChoices(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Block.Button> of(long number, Question question, List<Telling> all, Telling telling, boolean isCorrectable,
            Speaker speaker, Map<PersonId, Person> people) {
        var draft = "cert draft " + number + " ";
        var line = draft + question.piece().word() + " ";
        var today = speaker.ownDay();
        if (question.open().choices().isEmpty()) {
            return switch (question.piece()) {
                case DAY -> NO_DAYS.contains(question.open().why()) ? List.of() : usualDays(line, today);
                case PERSON ->
                    speaker.local() && question.open().why() == Why.MISSING ? anybody(line, people) : List.of();
                case CREDENTIAL -> List.of();
            };
        }
        if (!all.isEmpty()) {
            return List.of(new Block.Button("Yes, all of that", line + Confirmation.ALL, true));
        }
        List<Block.Button> buttons = new ArrayList<>();
        var values = question.values();
        if (question.piece() == Piece.DAY && values.size() > MOST_DAYS) {
            return List.of();
        }
        if (question.open().why() == Why.HELD && isCorrectable) {
            buttons.add(new Block.Button("Correct to " + label(question.open().choices().getFirst(), people),
                    draft + "correct", true));
        }
        for (int index = 0; index < values.size(); index++) {
            var label = label(question.open().choices().get(index), people);
            buttons.add(new Block.Button(switch (question.open().why()) {
                case HELD -> "It is a new one";
                case LEFT -> "Record it all the same";
                case LONG_LIFE -> "Yes, until " + shown(question.open().said());
                default -> label;
            }, line + values.get(index), false));
        }
        if (question.open().why() == Why.NUMBER) {
            usualDays(line, today).stream().filter(day -> !day.command().equals(line + values.getFirst()))
                    .forEach(buttons::add);
        }
        if (question.open().why() == Why.LONG_LIFE) {
            usual(telling, question).ifPresent(end -> buttons
                    .add(new Block.Button("Until " + Numbers.show(end) + ", as usual", draft + "usual", false)));
        }
        return buttons;
    }

    private static List<Block.Button> usualDays(String line, LocalDate today) {
        var before = today.minusDays(1);
        return List.of(new Block.Button("Today, " + Numbers.show(today), line + today, false),
                new Block.Button("Yesterday, " + Numbers.show(before), line + before, false));
    }

    private Optional<LocalDate> usual(Telling telling, Question question) {
        return telling.credential().known().map(catalog::get)
                .flatMap(one -> question.open().choices().stream().flatMap(
                        day -> day instanceof LocalDate known ? one.lifetime().end(known).stream() : Stream.empty())
                        .findFirst());
    }

    /** Whoever is at the machine itself is nobody, so they choose among all where there are few. */
    private static List<Block.Button> anybody(String line, Map<PersonId, Person> people) {
        var known = people.values().stream().filter(person -> !person.isOnlyAName()).toList();
        return known.size() > FEW_PEOPLE ? List.of()
                : known.stream().map(person -> new Block.Button(TellEcho.name(person),
                        line + "person:" + person.id().value(), false))
                        .sorted(Comparator.comparing(Block.Button::label)).toList();
    }

    String label(Object choice, Map<PersonId, Person> people) {
        return switch (choice) {
            case CredentialId id -> catalog.get(id).title();
            case LocalDate day -> Numbers.show(day);
            case Who.Person(var id) -> Optional.ofNullable(people.get(id)).map(TellEcho::name).orElse("somebody");
            case Who.Address(var address) -> address;
            default -> "me";
        };
    }

    /** A day as it is shown where it is one, and otherwise the words. */
    static String shown(String said) {
        try {
            return Numbers.show(LocalDate.parse(said));
        } catch (DateTimeParseException words) {
            return "'" + said + "'";
        }
    }
}
