package dev.seventy.bot;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Question;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.Person;

/** Asks for the one piece that is missing of what was told. */
final class TellQuestions {

    /** More than that are a list to choose from. */
    private static final int MOST_BUTTONS = 4;
    /** A month is not listed: its days are said, or picked in the form. */
    private static final int MOST_DAYS = 7;

    private final Catalog catalog;

    TellQuestions(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param isCorrecting whether it takes the place of something that is recorded
     * @param people whose names the speaker may be asked about
     */
    Reply ask(long number, Draft draft, boolean isCorrecting, LocalDate today, Map<PersonId, Person> people) {
        var question = draft.question();
        var telling = draft.tellings().get(question.telling());
        List<Block> blocks = new ArrayList<>();
        var choices = choices(number, question, today, people);
        if (choices.size() > MOST_BUTTONS) {
            blocks.add(new Block.Choice(switch (question.piece()) {
                case CREDENTIAL -> "Which certification";
                case PERSON -> "Whom";
                case DAY -> "Which day";
            }, choices));
        }
        List<Block.Button> buttons = new ArrayList<>(choices.size() > MOST_BUTTONS ? List.of() : choices);
        if (draft.tellings().size() == 1 && telling.kind() == Claim.Kind.EARNED) {
            buttons.add(new Block.Button("Fill in a form", "cert form draft " + number, false, true));
        }
        buttons.add(new Block.Button("Never mind", "cert draft " + number + " cancel", false));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(
                sentence(question, telling, draft.tellings().size())
                        + (isCorrecting ? " Nothing has changed yet." : " Nothing is recorded yet."),
                Reply.Tone.QUESTION, blocks);
    }

    private List<Block.Button> choices(long number, Question question, LocalDate today, Map<PersonId, Person> people) {
        var line = "cert draft " + number + " " + question.piece().word() + " ";
        if (question.open().choices().isEmpty()) {
            return switch (question.piece()) {
                case DAY -> question.open().why() == Why.RETIRED || question.open().why() == Why.VAGUE ? List.of()
                        : List.of(new Block.Button("Today", line + today, false),
                                new Block.Button("Yesterday", line + today.minusDays(1), false));
                case CREDENTIAL, PERSON -> List.of();
            };
        }
        List<Block.Button> buttons = new ArrayList<>();
        var values = question.values();
        if (question.piece() == Piece.DAY && values.size() > MOST_DAYS) {
            return List.of();
        }
        for (int index = 0; index < values.size(); index++) {
            buttons.add(new Block.Button(label(question.open().choices().get(index), people), line + values.get(index),
                    false));
        }
        return buttons;
    }

    private String label(Object choice, Map<PersonId, Person> people) {
        return switch (choice) {
            case CredentialId id -> catalog.get(id).title();
            case LocalDate day -> Numbers.show(day);
            case Who.Person(var id) -> Optional.ofNullable(people.get(id)).map(TellEcho::name).orElse("somebody");
            case Who.Address(var address) -> address;
            default -> "me";
        };
    }

    private String sentence(Question question, Telling telling, int tellings) {
        var what = tellings > 1 ? "them"
                : telling.credential().known().map(catalog::get).map(TellEcho::brief).orElse("it");
        var said = NotUnderstood.cut(question.open().said());
        return switch (question.piece()) {
            case CREDENTIAL -> credential(question.open(), said);
            case PERSON -> switch (question.open().why()) {
                case AMBIGUOUS -> said.isEmpty() ? "Several people were named. Whom do you mean?"
                        : "Several people are called '" + said + "'. Whom do you mean?";
                case UNKNOWN -> said.isEmpty() ? "Who " + verb(telling.kind()) + " " + what + "?"
                        : "I know nobody here as '" + said + "'"
                                + (question.open().choices().isEmpty()
                                        ? ". Say the name or the address of whoever " + verb(telling.kind()) + " "
                                                + what + "."
                                        : ". Whom do you mean?");
                default -> "Who " + verb(telling.kind()) + " " + what + "? Say a name, or me.";
            };
            case DAY -> day(question.open(), said, what, telling);
        };
    }

    private static String verb(Claim.Kind kind) {
        return switch (kind) {
            case EARNED -> "passed";
            case RENEWED -> "renewed";
            case EXPIRED -> "let expire";
            case REVOKED, RETRACTED -> "lost";
        };
    }

    private static String credential(Slot.Open<?> open, String said) {
        return switch (open.why()) {
            case AMBIGUOUS -> said.isEmpty() ? "Several certifications were named. Which one is it?"
                    : "'" + said + "' can be several certifications. Which one is it?";
            case UNKNOWN -> "There is no certification '" + said + "' that I know."
                    + (open.choices().isEmpty() ? " Which one is it?" : " Is it one of these?");
            case EARLIER_EXAM -> "'" + said + "' led to this certification once. Is it the one?";
            case ONE_OF_SEVERAL ->
                "'" + said + "' is one of several exams for a certification. Are all of them passed?";
            default -> "Which certification is it? Its exam code or its name will do.";
        };
    }

    private static String day(Slot.Open<?> open, String said, String what, Telling telling) {
        var asked = "On which day was that" + (what.equals("it") || what.equals("them") ? "" : ", with " + what) + "?";
        return switch (open.why()) {
            case AMBIGUOUS -> said.isEmpty() ? asked : "'" + said + "' can be several days. Which one was it?";
            case VAGUE ->
                said.isEmpty() ? asked : "On which day was that, '" + said + "'? Say it like: 3 May, or the 3rd.";
            case IMPOSSIBLE -> "There is no day '" + said + "'. Which one was it?";
            case FUTURE -> shown(said) + " is still to come. " + asked;
            case RETIRED -> capital(what) + " could not be taken any more on " + shown(said) + ". " + asked;
            case LONG_AGO -> shown(said) + " is long ago. Is that the day?";
            case UNEXPLAINED -> open.choices().isEmpty() ? "I do not know what '" + said + "' says of it. " + asked
                    : "Did I understand that right, "
                            + (what.equals("it") ? "that it was"
                                    : what.equals("them") ? "that they were" : what + " was")
                            + " " + verb(telling.kind())
                            + open.choices().stream().findFirst()
                                    .map(day -> " on " + (day instanceof LocalDate known ? Numbers.show(known) : day))
                                    .orElse("")
                            + "?" + (said.isEmpty() ? "" : " I ask because of '" + said + "'.");
            default -> telling.who().known().filter(Who.Sender.class::isInstance).isPresent()
                    && telling.kind() == Claim.Kind.EARNED ? "On which day did you pass " + what + "?" : asked;
        };
    }

    /** A day as it is shown where it is one, and otherwise the words. */
    private static String shown(String said) {
        try {
            return Numbers.show(LocalDate.parse(said));
        } catch (DateTimeParseException words) {
            return "'" + said + "'";
        }
    }

    private static String capital(String text) {
        return text.equals("it") ? "It" : text.equals("them") ? "Each of them" : text;
    }
}
