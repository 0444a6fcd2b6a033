package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.seventy.catalog.Catalog;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Confirmation;
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

    private final Catalog catalog;
    private final TellChoices choices;

    TellQuestions(Catalog catalog) {
        this.catalog = catalog;
        choices = new TellChoices(catalog);
    }

    /**
     * @param held what is on file where the question is of that
     * @param isCorrectable whether the speaker may put that right
     * @param people whose names the speaker may be asked about
     */
    Reply ask(long number, OpenTelling open, Optional<Certification> held, boolean isCorrectable, Speaker speaker,
            Map<PersonId, Person> people) {
        var draft = open.draft();
        var question = draft.question();
        var telling = draft.tellings().get(question.telling());
        var all = Confirmation.asked(draft.tellings());
        List<Block> blocks = new ArrayList<>();
        var offered = choices.of(number, question, all, telling, isCorrectable, speaker, people);
        if (offered.size() > MOST_BUTTONS) {
            blocks.add(new Block.Choice(switch (question.piece()) {
                case CREDENTIAL -> "Which certification";
                case PERSON -> "Whom";
                case DAY -> "Which day";
            }, offered));
        }
        List<Block.Button> buttons = new ArrayList<>(offered.size() > MOST_BUTTONS ? List.of() : offered);
        var others = open.others();
        if (!others.isEmpty()) {
            blocks.add(new Block.Paragraph("The rest I understand: "
                    + Wording.list(others.stream().map(one -> soFar(one, people)).toList()) + "."));
            buttons.add(new Block.Button(
                    others.size() == 1 ? "Record " + what(others.getFirst()) + " only" : "Record the rest only",
                    "cert draft " + number + " " + OpenTelling.OTHERS, true));
        }
        if (draft.tellings().size() == 1 && telling.kind() == Claim.Kind.EARNED && !isDoubted(question)) {
            buttons.add(new Block.Button("Fill in a form", "cert form draft " + number, false, true));
        }
        buttons.add(new Block.Button(isDoubted(question) ? "Leave it" : "Never mind",
                "cert draft " + number + " cancel", false));
        blocks.add(new Block.Buttons(buttons));
        return new Reply(
                (question.open().why() == Why.HELD ? held(telling, question, held, isCorrectable, people)
                        : all.isEmpty() ? sentence(question, telling, draft.tellings(), speaker, people)
                                : all(question, draft.tellings(), people))
                        + (open.corrects().isEmpty() ? " Nothing is recorded yet." : " Nothing has changed yet."),
                Reply.Tone.QUESTION, blocks);
    }

    private String all(Question question, List<Telling> tellings, Map<PersonId, Person> people) {
        var said = NotUnderstood.cut(question.open().said());
        return "Did I understand that right: "
                + tellings.stream().map(telling -> soFar(telling, people)).collect(Collectors.joining("; ")) + "?"
                + (said.isEmpty() ? "" : " I ask because of '" + said + "'.");
    }

    private static boolean isDoubted(Question question) {
        return question.open().why().isConfirmedByPicking() && !question.open().choices().isEmpty();
    }

    private String held(Telling telling, Question question, Optional<Certification> held, boolean isCorrectable,
            Map<PersonId, Person> people) {
        var isOwn = isOwn(telling);
        return (isOwn ? "You hold " : name(telling, people) + " holds ") + what(telling) + " already since "
                + TellChoices.shown(question.open().said())
                + held.filter(one -> one.origin().kind() != Origin.Kind.CHAT)
                        .map(one -> ", by the " + one.origin().kind().words()).orElse("")
                + (isCorrectable ? ". Was that day wrong?" : ". Is this a new one?");
    }

    private String sentence(Question question, Telling telling, List<Telling> tellings, Speaker speaker,
            Map<PersonId, Person> people) {
        var what = what(question, tellings);
        var said = NotUnderstood.cut(question.open().said());
        return switch (question.piece()) {
            case CREDENTIAL -> credential(question.open(), said);
            case PERSON -> switch (question.open().why()) {
                case AMBIGUOUS -> said.isEmpty() ? "Several people were named. Whom do you mean?"
                        : "Several people are called '" + said + "'. Whom do you mean?";
                case UNKNOWN -> said.isEmpty() ? "Who " + verb(telling.kind()) + " " + what + "?"
                        : "Nobody here is called '" + said + "'. "
                                + (question.open().choices().isEmpty()
                                        ? "Say the name or the address of whoever " + verb(telling.kind()) + " " + what
                                                + "."
                                        : "Whom do you mean?")
                                + " A manager adds who is missing with: person add "
                                + (said.contains("@") ? "NAME " + said : said + " ADDRESS") + ".";
                default -> "Who " + verb(telling.kind()) + " " + what + "? "
                        + (speaker.local() ? "Say a name: this is the machine itself, so 'me' is nobody here."
                                : "Say a name, or me.");
            };
            case DAY -> day(question.open(), said, what, telling, people);
        };
    }

    /** What is asked of: all of them, or those that are open in the same way. */
    private String what(Question question, List<Telling> tellings) {
        var alike = tellings.stream().filter(one -> switch (question.piece()) {
            case CREDENTIAL -> one.credential();
            case PERSON -> one.who();
            case DAY -> one.day();
        } instanceof Slot.Open<?> open && open.equals(question.open())).map(this::what).distinct().toList();
        return tellings.size() > 1 && alike.size() == tellings.size() ? "them" : Wording.list(alike);
    }

    private String what(Telling telling) {
        return telling.credential().known().map(catalog::get).map(TellEcho::brief).orElse("it");
    }

    private static boolean isOwn(Telling telling) {
        return telling.who().known().filter(Who.Sender.class::isInstance).isPresent();
    }

    private String name(Telling telling, Map<PersonId, Person> people) {
        return telling.who().known().map(who -> choices.label(who, people)).orElse("somebody");
    }

    /** {@code Ada Byron passed AZ-305 on 3 May 2026}, as far as it is known. */
    String soFar(Telling telling, Map<PersonId, Person> people) {
        var day = telling.day() instanceof Slot.Open<LocalDate>(var _, var _, var choices) && choices.size() == 1
                ? Optional.of(choices.getFirst())
                : telling.day().known();
        return (isOwn(telling) ? "you" : name(telling, people)) + " " + verb(telling.kind()) + " "
                + telling.credential().known().map(_ -> what(telling)).orElse("something")
                + day.map(known -> " on " + Numbers.show(known)).orElse("");
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

    private String day(Slot.Open<?> open, String said, String what, Telling telling, Map<PersonId, Person> people) {
        var asked = "On which day was that" + (what.equals("it") || what.equals("them") ? "" : ", with " + what) + "?";
        return switch (open.why()) {
            case AMBIGUOUS -> open.choices().size() == 1
                    ? "Did I understand that right, that " + soFar(telling, people) + ", and only that?"
                    : said.isEmpty() ? asked : "'" + said + "' can be several days. Which one was it?";
            case VAGUE ->
                said.isEmpty() ? asked : "On which day was that, '" + said + "'? Say it like: 3 May, or the 3rd.";
            case NUMBER -> "Do you mean " + open.choices().stream().findFirst().map(this::day).orElse("that") + "?";
            case IMPOSSIBLE -> "There is no day '" + said + "'. Which one was it?";
            case FUTURE -> TellChoices.shown(said) + " is still to come. " + asked;
            case RETIRED -> capital(what) + " could not be taken any more on " + TellChoices.shown(said) + ". " + asked;
            case LONG_AGO ->
                TellChoices.shown(said) + (open.choices().isEmpty() ? " is too long ago for a certification. " + asked
                        : " is long ago. Is that the day?");
            case LEFT -> name(telling, people) + " left on " + TellChoices.shown(said)
                    + ", and what is passed after that counts for nobody. Is "
                    + open.choices().stream().findFirst().map(this::day).orElse("that") + " the day?";
            case LONG_LIFE ->
                capital(what) + " passed on " + open.choices().stream().findFirst().map(this::day).orElse("that")
                        + " cannot hold until " + TellChoices.shown(said) + " as a rule. Does its badge say so?";
            case UNEXPLAINED -> open.choices().isEmpty() ? "I do not know what '" + said + "' says of it. " + asked
                    : "Did I understand that right, that " + soFar(telling, people) + "?"
                            + (said.isEmpty() ? "" : " I ask because of '" + said + "'.");
            default -> telling.who().known().filter(Who.Sender.class::isInstance).isPresent()
                    && telling.kind() == Claim.Kind.EARNED ? "On which day did you pass " + what + "?" : asked;
        };
    }

    private String day(Object choice) {
        return choices.label(choice, Map.of());
    }

    private static String capital(String text) {
        return text.equals("it") ? "It" : text.equals("them") ? "Each of them" : text;
    }
}
