package dev.seventy.bot;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Dialogue;
import dev.seventy.speech.Draft;
import dev.seventy.speech.Link;
import dev.seventy.speech.Occasion;
import dev.seventy.speech.People;
import dev.seventy.speech.Piece;
import dev.seventy.speech.Question;
import dev.seventy.speech.Slot;
import dev.seventy.speech.SpeechReader;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Turn;
import dev.seventy.speech.Understanding;
import dev.seventy.speech.Who;
import dev.seventy.speech.Why;
import dev.seventy.store.Drafts;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Person;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** Takes what people tell of certifications: asks for what is missing, records it, and corrects it when they say so. */
final class TellAnswers {

    private static final Pattern MORE = Pattern.compile("(?i)(?:://|\\b(?:until|till|expires|expiring|valid)\\b)");
    private static final Reply OVER = Reply.answer("What you began to tell me here was not finished within "
            + Draft.KEPT.toDays() + " days, so I let it go. Nothing was recorded. Please say it anew, such as: I passed"
            + " AZ-305 on 3 March.");
    /** Who begins so wants to look a certification up. */
    private static final Set<String> LOOKING = Set.of("tell", "show", "give", "get", "about", "what", "which",
            "explain", "look", "the", "please");
    private static final String SAMPLE = "The sample firm is made up and stays as it is. Nothing was recorded.";

    private final Catalog catalog;
    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Firm firm;
    private final CommandParser parser;
    private final MeAnswers me;
    private final Optional<Vault> vault;
    private final SpeechReader reader;
    private final Dialogue dialogue;
    private final PeopleNamed named;
    private final TellQuestions questions;
    private final TellRecorder recorder;
    private final TellForms forms;

    TellAnswers(Catalog catalog, Supplier<Store> stores, InstantSource clock, Firm firm, Figures figures,
            CommandParser parser, MeAnswers me, Optional<Vault> vault) {
        this.catalog = catalog;
        this.stores = stores;
        this.clock = clock;
        this.firm = firm;
        this.parser = parser;
        this.me = me;
        this.vault = vault;
        reader = new SpeechReader(catalog);
        dialogue = new Dialogue(reader);
        named = new PeopleNamed(stores, firm);
        questions = new TellQuestions(catalog);
        recorder = new TellRecorder(stores, firm, new TellEcho(catalog, figures));
        forms = new TellForms(catalog);
    }

    /** What a line turned out to be here. */
    private sealed interface Hearing {

        /** It goes on with what is open. */
        record GoesOn(long number, OpenTelling open, Turn turn) implements Hearing {
        }

        record Says(Understanding understanding) implements Hearing {
        }

        /** It may have gone on with what is over. */
        record Over(long number) implements Hearing {
        }
    }

    /** The same command, or what is told where a line is no command. */
    Command heard(Command command, Speaker speaker) {
        var typed = CommandParser.spoken(speaker.message().text());
        // In Slack it may come behind a command of its own.
        var line = typed.toLowerCase(Locale.ROOT).startsWith("cert ") && command instanceof Command.Credential
                ? typed.substring("cert ".length())
                : typed;
        return hearing(line, command, speaker).isPresent() ? new Command.Tell(line, command) : command;
    }

    /** Whether a line tells of a certification, whoever says it. */
    boolean tells(String line, LocalDate today) {
        return switch (reader.read(CommandParser.spoken(line), new Occasion(today, Locale.ROOT, People.NONE))) {
            case Understanding.Told _,Understanding.Unfinished _ -> true;
            case Understanding.Unrecorded _,Understanding.Corrects _,Understanding.Unrelated _ -> false;
        };
    }

    /** What begins with a verb of ours is told only where the verb makes nothing of it, or just looks it up. */
    private Optional<Hearing> hearing(String line, Command otherwise, Speaker speaker) {
        var isUnclear = otherwise instanceof Command.Unclear || otherwise instanceof Command.Credential;
        var isCommand = parser.beginsWithVerb(line) && !isUnclear;
        // Most lines are commands, for which nothing has to be looked up; "me" may answer who is meant.
        if (isCommand && !line.strip().equalsIgnoreCase("me")) {
            return Optional.empty();
        }
        var kept = drafts().newest(owner(speaker), Drafts.Kind.OPEN);
        var open = kept.flatMap(OpenTelling::read).filter(known -> !known.draft().isOver(clock.instant()));
        if (open.isPresent() && (!isCommand || isMe(line, open.get()))) {
            var turn = dialogue.next(open.get().draft(), line, occasion(speaker), clock.instant());
            if (!(turn instanceof Turn.Elsewhere)) {
                return Optional.of(new Hearing.GoesOn(kept.get().number(), open.get(), turn));
            }
        }
        if (isCommand) {
            return Optional.empty();
        }
        var over = kept.filter(_ -> open.isEmpty() && isUnclear)
                .<Hearing>map(known -> new Hearing.Over(known.number()));
        var said = reader.read(line, occasion(speaker));
        return switch (said) {
            case Understanding.Told _,Understanding.Unfinished _ -> Optional.of(new Hearing.Says(said));
            case Understanding.Corrects _ -> lastTold(speaker).<Hearing>map(_ -> new Hearing.Says(said)).or(() -> over);
            case Understanding.Unrecorded(var reason, var _) -> Optional.<Hearing>of(new Hearing.Says(said))
                    .filter(_ -> otherwise instanceof Command.Unclear
                            || otherwise instanceof Command.Credential && reason != Understanding.Reason.ASKED
                                    && !LOOKING.contains(line.split(" ", 2)[0].toLowerCase(Locale.ROOT)));
            case Understanding.Unrelated _ -> isUnclear ? fixing(line, speaker).or(() -> over) : Optional.empty();
        };
    }

    private static boolean isMe(String line, OpenTelling open) {
        return line.strip().equalsIgnoreCase("me") && open.draft().question().piece() == Piece.PERSON;
    }

    /** After a correction was asked for, what is said is what it should be. */
    private Optional<Hearing> fixing(String line, Speaker speaker) {
        if (drafts().newest(owner(speaker), Drafts.Kind.TOLD).filter(kept -> kept.content().startsWith("fixing"))
                .isEmpty()) {
            return Optional.empty();
        }
        var said = reader.read("no, it was " + line, occasion(speaker));
        return said instanceof Understanding.Corrects ? Optional.of(new Hearing.Says(said)) : Optional.empty();
    }

    private Drafts drafts() {
        return stores.get().drafts(vault);
    }

    private static Drafts.Owner owner(Speaker speaker) {
        var organisation = speaker.organisation().id();
        var place = speaker.message().where();
        return switch (speaker.message().sender()) {
            case Sender.Local local -> new Drafts.Owner(organisation, local.platform(), "", "local", place);
            case Sender.Member member ->
                new Drafts.Owner(organisation, member.platform(), member.workspace(), member.user(), place);
        };
    }

    private Occasion occasion(Speaker speaker) {
        return occasion(speaker, speaker.today());
    }

    private Occasion occasion(Speaker speaker, LocalDate today) {
        return new Occasion(today, Locale.ROOT,
                new People(firm.people(speaker.situation()).values().stream().filter(person -> !person.isOnlyAName())
                        .flatMap(person -> person.name().map(name -> new People.Member(person.id(), name)).stream())
                        .toList()));
    }

    Reply answer(Command.Telling command, Speaker speaker) {
        if (speaker.onTour()) {
            return Reply.refused(SAMPLE);
        }
        return switch (command) {
            case Command.Tell(var line, var otherwise) ->
                hearing(line, otherwise, speaker).map(heard -> heard(heard, speaker))
                        .orElseGet(() -> Reply.answer("That is settled already. Nothing was changed."));
            case Command.CertAdd(var said) -> add(said, speaker);
            case Command.CertForm(var number) -> form(number, speaker);
            case Command.CertRecord filled -> filledIn(filled, speaker);
            case Command.CertFix(var id) -> fix(new ImportId(id), speaker);
            case Command.CertDraft(var number, var said) -> draft(number, said, speaker);
            case Command.CertForward message -> forwarded(message, speaker);
            case Command.CertDrop(var credential, var person) -> drop(credential, person, speaker);
        };
    }

    private Reply heard(Hearing heard, Speaker speaker) {
        return switch (heard) {
            case Hearing.GoesOn(var number, var open, var turn) -> goOn(number, open, turn, speaker);
            case Hearing.Says(var understanding) -> understood(understanding, speaker);
            case Hearing.Over(var number) -> {
                drafts().end(speaker.organisation().id(), number);
                yield OVER;
            }
        };
    }

    private Reply goOn(long number, OpenTelling open, Turn turn, Speaker speaker) {
        return switch (turn) {
            case Turn.Asks(var draft) -> settle(draft.tellings(), open.corrects(), Optional.of(number), speaker);
            case Turn.Completes(var claims) -> settle(claims.stream().map(TellAnswers::telling).toList(),
                    open.corrects(), Optional.of(number), speaker);
            case Turn.Abandoned() -> {
                drafts().end(speaker.organisation().id(), number);
                yield Reply.answer("All right, I let it go. Nothing was recorded.");
            }
            case Turn.Over() -> {
                drafts().end(speaker.organisation().id(), number);
                yield OVER;
            }
            case Turn.Elsewhere() -> asked(number, open, speaker);
        };
    }

    private static Telling telling(Claim claim) {
        return new Telling(claim.kind(), Slot.of(claim.who()), Slot.of(claim.credential()),
                claim.day().<Slot<LocalDate>>map(Slot::of).orElseGet(Slot::missing), claim.expires(), claim.link(),
                claim.words());
    }

    private Reply understood(Understanding understanding, Speaker speaker) {
        return switch (understanding) {
            case Understanding.Told(var claims) ->
                settle(claims.stream().map(TellAnswers::telling).toList(), List.of(), Optional.empty(), speaker);
            case Understanding.Unfinished(var tellings) -> settle(tellings, List.of(), Optional.empty(), speaker);
            case Understanding.Corrects(var change) -> corrected(change, speaker);
            case Understanding.Unrecorded(var reason, var credentials) -> unrecorded(reason, credentials);
            case Understanding.Unrelated() -> Reply.answer("That is settled already. Nothing was changed.");
        };
    }

    private Reply unrecorded(Understanding.Reason reason, List<CredentialId> credentials) {
        var sentence = switch (reason) {
            case FAILED -> "Sorry to hear that; it stays between us. Nothing was recorded, as only what is passed is.";
            case PLANNED -> "Good luck with it! Nothing was recorded. Tell me once it is passed.";
            case FUTURE -> "That day is still to come, so nothing was recorded. Tell me once it is passed.";
            case ASKED -> "I take that for a question, so nothing was recorded.";
            case DOUBTFUL -> "I am not sure that this was passed, so nothing was recorded. If it was, say for example:"
                    + " I passed AZ-305 on 3 March.";
        };
        List<Block.Button> buttons = new ArrayList<>();
        if (reason == Understanding.Reason.DOUBTFUL) {
            buttons.add(new Block.Button("Log a certification", "cert form", false, true));
        }
        credentials.stream().limit(2).map(catalog::get).forEach(one -> buttons
                .add(new Block.Button("About " + TellEcho.brief(one), "certification " + one.name(), false)));
        return buttons.isEmpty() ? Reply.answer(sentence) : Reply.answer(sentence, new Block.Buttons(buttons));
    }

    /** Whose something is that is told. */
    private sealed interface Whose {

        record Found(Person person, boolean isOwn) implements Whose {
        }

        record Open(Slot.Open<Who> slot) implements Whose {
        }

        /** The speaker's own, and nobody knows which person of the firm that is. */
        record Untied() implements Whose {
        }
    }

    private Whose whose(Slot<Who> who, Speaker speaker) {
        return switch (who) {
            case Slot.Known<Who>(var known) -> whose(known, speaker);
            case Slot.Open<Who> open -> open.choices().stream().flatMap(choice -> own(choice, speaker).stream())
                    .filter(_ -> !Permissions.tellsOfOthers(speaker)).findFirst()
                    .<Whose>map(person -> new Whose.Found(person, true)).orElseGet(() -> new Whose.Open(open));
        };
    }

    private Optional<Person> own(Who who, Speaker speaker) {
        return whose(who, speaker) instanceof Whose.Found(var person, var isOwn) && isOwn ? Optional.of(person)
                : Optional.empty();
    }

    private Whose whose(Who who, Speaker speaker) {
        return switch (who) {
            case Who.Sender() -> speaker.local() ? new Whose.Open(new Slot.Open<>(Why.MISSING, "", List.of()))
                    : speaker.person().flatMap(id -> Optional.ofNullable(firm.people(speaker.situation()).get(id)))
                            .<Whose>map(person -> new Whose.Found(person, true)).orElseGet(Whose.Untied::new);
            case Who.Account(var id) -> named(id.contains(":") ? id : "slack:" + id, speaker);
            case Who.Address(var address) -> named(address, speaker);
            case Who.Person(var id) -> Optional.ofNullable(firm.people(speaker.situation()).get(id))
                    .<Whose>map(person -> found(person, speaker))
                    .orElseGet(() -> new Whose.Open(new Slot.Open<>(Why.UNKNOWN, "", List.of())));
        };
    }

    private static Whose.Found found(Person person, Speaker speaker) {
        return new Whose.Found(person, speaker.person().filter(person.id()::equals).isPresent());
    }

    private Whose named(String said, Speaker speaker) {
        return switch (named.find(said, speaker)) {
            case PeopleNamed.Meant.One(var person) -> found(person, speaker);
            case PeopleNamed.Meant.Near(var people) -> new Whose.Open(new Slot.Open<>(Why.UNKNOWN, said,
                    people.stream().<Who>map(person -> new Who.Person(person.id())).toList()));
            case PeopleNamed.Meant.Untied(var name) ->
                new Whose.Open(new Slot.Open<>(Why.UNKNOWN, name.orElse(said), List.of()));
        };
    }

    /**
     * Records what is told where every piece is known, and otherwise keeps it and asks for what is missing.
     *
     * @param number of the draft that it was so far
     */
    private Reply settle(List<Telling> tellings, List<Long> corrects, Optional<Long> number, Speaker speaker) {
        List<Telling> settled = new ArrayList<>();
        List<Whose.Found> people = new ArrayList<>();
        var isUntied = false;
        for (var telling : tellings) {
            Slot<Who> who = switch (whose(telling.who(), speaker)) {
                case Whose.Found found -> {
                    people.add(found);
                    yield Slot.of(found.isOwn() ? new Who.Sender() : new Who.Person(found.person().id()));
                }
                case Whose.Open(var open) -> open;
                case Whose.Untied() -> {
                    isUntied = true;
                    yield Slot.missing();
                }
            };
            var isOfOthers = who instanceof Slot.Open<Who> open ? !open.said().isEmpty() || !open.choices().isEmpty()
                    : !(who.known().orElseThrow() instanceof Who.Sender);
            if (isOfOthers && !Permissions.tellsOfOthers(speaker)) {
                return ofOthers(speaker);
            }
            // What is lost is lost from now on, whenever it was.
            var isLost = telling.kind() == Claim.Kind.REVOKED || telling.kind() == Claim.Kind.EXPIRED;
            settled.add(new Telling(telling.kind(), who, telling.credential(),
                    isLost && telling.day().isOpen() ? Slot.of(speaker.today()) : telling.day(), telling.expires(),
                    telling.link(), telling.words()));
        }
        if (Question.of(settled).isPresent()) {
            return ask(settled, corrects, number, isUntied, speaker);
        }
        number.ifPresent(known -> drafts().end(speaker.organisation().id(), known));
        List<TellRecorder.Ready> ready = new ArrayList<>();
        for (int index = 0; index < settled.size(); index++) {
            var claim = settled.get(index).claim().orElseThrow();
            ready.add(new TellRecorder.Ready(claim.kind(), people.get(index).person(), people.get(index).isOwn(),
                    catalog.get(claim.credential()), claim.day(), claim.expires(),
                    claim.link().flatMap(link -> link.addressIn(claim.words()))));
        }
        var retracted = ready.stream().filter(one -> one.kind() == Claim.Kind.RETRACTED).findFirst();
        return retracted.isPresent() ? confirming(retracted.get(), speaker) : record(ready, corrects, speaker);
    }

    private Reply record(List<TellRecorder.Ready> ready, List<Long> corrects, Speaker speaker) {
        var done = recorder.record(ready, corrects, speaker);
        if (done.imports().isEmpty()) {
            return done.reply();
        }
        remember("told", done.imports(), speaker);
        var open = drafts().newest(owner(speaker), Drafts.Kind.OPEN).filter(
                kept -> OpenTelling.read(kept).filter(left -> !left.draft().isOver(clock.instant())).isPresent());
        return open
                .map(kept -> done.reply().with(
                        new Block.Paragraph("There is something else that you began to tell me here."),
                        new Block.Buttons(
                                List.of(new Block.Button("Go on with it", "cert draft " + kept.number(), false)))))
                .orElseGet(done::reply);
    }

    private void remember(String what, List<Long> imports, Speaker speaker) {
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, what + OpenTelling.numbers(imports),
                clock.instant().plus(Draft.KEPT));
    }

    private static Reply ofOthers(Speaker speaker) {
        return Reply.refused(speaker.settings().logging() == FirmSettings.Logging.OWN
                ? "In this firm everybody logs their own certifications. Nothing was recorded. They can tell me"
                        + " themselves; an admin can let managers log for others with: settings logging managers."
                : "What others have passed is for the role manager to log; yours is "
                        + OrganisationAnswers.word(speaker.role())
                        + ". Nothing was recorded. They can tell me themselves, or a manager can.",
                new Block.Buttons(List.of(new Block.Button("Who am I here?", "me", true))));
    }

    private Reply ask(List<Telling> tellings, List<Long> corrects, Optional<Long> number, boolean isUntied,
            Speaker speaker) {
        var before = number.flatMap(known -> drafts().open(owner(speaker), known)).flatMap(OpenTelling::read);
        var open = new OpenTelling(
                new Draft(tellings, before.map(known -> known.draft().begun()).orElseGet(clock::instant)), corrects);
        long kept = number.orElseGet(
                () -> drafts().keep(owner(speaker), Drafts.Kind.OPEN, open.written(), open.draft().keptUntil()));
        number.ifPresent(known -> drafts().change(speaker.organisation().id(), known, open.written()));
        return isUntied && open.draft().question().piece() == Piece.PERSON ? untied(kept, speaker)
                : asked(kept, open, speaker);
    }

    private Reply asked(long number, OpenTelling open, Speaker speaker) {
        return questions.ask(number, open.draft(), !open.corrects().isEmpty(), speaker.today(),
                firm.people(speaker.situation()));
    }

    private Reply untied(long number, Speaker speaker) {
        var blocks = new ArrayList<Block>(me.untied(speaker));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Go on", "cert draft " + number + " person me", false),
                new Block.Button("Never mind", "cert draft " + number + " cancel", false))));
        return new Reply("I keep what you told me, but nothing is recorded yet: I do not know which person of the firm"
                + " you are. Go on once I do.", Reply.Tone.QUESTION, blocks);
    }

    /** What never was so is taken back only when whoever says it has seen what that is. */
    private Reply confirming(TellRecorder.Ready what, Speaker speaker) {
        var held = recorder.on(what, speaker);
        if (held.isEmpty()) {
            return Reply.answer(what.credential().title() + " is not on file for "
                    + (what.isOwn() ? "you" : TellEcho.name(what.person())) + ", so there is nothing to take back.");
        }
        if (!held.get().isClaimed()) {
            return Reply.refused(what.credential().title() + " is on file from the "
                    + held.get().origin().kind().words()
                    + ", so only the next one takes it back, or whoever undoes that import. Nothing was changed.");
        }
        var id = held.get().origin().importNumber();
        var isOwnWord = id.isPresent() && told(new ImportId(id.getAsLong()), speaker).isPresent();
        var line = isOwnWord ? "undo " + id.getAsLong()
                : "cert drop " + TellEcho.brief(what.credential()) + " " + TellLines.PERSON + " "
                        + (what.isOwn() ? "me" : PeopleNamed.line(what.person()).orElse(""));
        return Reply.question(
                what.credential().title() + " of " + Numbers.show(held.get().earned()) + " is on file for "
                        + (what.isOwn() ? "you" : TellEcho.name(what.person()))
                        + ". Shall I take it back? Nothing has changed yet.",
                new Block.Buttons(List.of(new Block.Button("Take it back", line, true))));
    }

    /** A telling of the speaker's that is in force and may be corrected. */
    private Optional<ImportRecord> told(ImportId id, Speaker speaker) {
        return stores.get().imports().find(speaker.organisation().id(), id).filter(
                record -> record.state() == ImportRecord.State.VISIBLE && Permissions.corrects(speaker, record));
    }

    private Optional<Drafts.Kept> lastTold(Speaker speaker) {
        return drafts().newest(owner(speaker), Drafts.Kind.TOLD)
                .filter(kept -> kept.expires().isAfter(clock.instant()) && !kept.content().isEmpty());
    }

    /** What an import brought that is still in force. */
    private List<Certification> brought(List<Long> imports, Speaker speaker) {
        return recorder.evidence(speaker).certifications().stream().filter(Certification::active)
                .filter(held -> held.origin().importNumber().stream().anyMatch(imports::contains)).toList();
    }

    private Reply corrected(Understanding.Change change, Speaker speaker) {
        var numbers = lastTold(speaker).map(kept -> OpenTelling.numbers(kept.content())).orElse(List.of());
        var held = brought(numbers, speaker);
        if (held.isEmpty()) {
            return Reply.refused("What I recorded here last is not in force any more, so there is nothing to correct."
                    + " Nothing was changed. Please say it whole, such as: I passed AZ-305 on 3 March.");
        }
        if (held.size() > 1 && change.credential().isPresent()) {
            return Reply
                    .question("Which of them is to be corrected? Nothing has changed yet.",
                            new Block.Buttons(held.stream()
                                    .map(one -> new Block.Button(TellEcho.brief(catalog.get(one.credential())),
                                            "cert fix " + one.origin().importNumber().orElseThrow(), false, true))
                                    .toList()));
        }
        return settle(held.stream().map(one -> corrected(one, change)).toList(),
                held.stream().map(one -> one.origin().importNumber().orElseThrow()).toList(), Optional.empty(),
                speaker);
    }

    /** Another day or certification brings another expiry, unless only the badge knew it. */
    private Telling corrected(Certification held, Understanding.Change change) {
        var isSame = change.credential().isEmpty() && change.day().isEmpty();
        return new Telling(Claim.Kind.EARNED, change.who().orElseGet(() -> Slot.of(new Who.Person(held.person()))),
                change.credential().orElseGet(() -> Slot.of(held.credential())),
                change.day().orElseGet(() -> Slot.of(held.earned())),
                isSame || catalog.get(held.credential()).lifetime().end(held.earned()).isEmpty() ? held.expires()
                        : Optional.empty(),
                held.link().flatMap(Link::of), held.link().orElse(""));
    }

    /** The pieces in any order. */
    private Reply add(String said, Speaker speaker) {
        if (said.isBlank()) {
            return forms.empty();
        }
        var isMore = MORE.matcher(said).find();
        var tellings = (isMore ? sentence(said, speaker) : pieces(said, speaker))
                .or(() -> isMore ? pieces(said, speaker) : sentence(said, speaker));
        return tellings
                .map(found -> settle(found.stream().map(TellAnswers::ownUnlessSaid).toList(), List.of(),
                        Optional.empty(), speaker))
                .orElseGet(() -> Reply.misunderstood(
                        "I do not find a certification and a day in '" + NotUnderstood.cut(said)
                                + "'. Nothing was recorded. Say it like: cert add AZ-305 2026-05-01.",
                        new Block.Buttons(List.of(new Block.Button("Fill in a form", "cert form", true, true)))));
    }

    private Optional<List<Telling>> pieces(String said, Speaker speaker) {
        var blank = new Draft(List.of(new Telling(Claim.Kind.EARNED, Slot.missing(), Slot.missing(), Slot.missing(),
                Optional.empty(), Optional.empty(), said)), clock.instant());
        return switch (dialogue.next(blank, said, occasion(speaker), clock.instant())) {
            case Turn.Asks(var draft) -> Optional.of(draft.tellings());
            case Turn.Completes(var claims) -> Optional.of(claims.stream().map(TellAnswers::telling).toList());
            case Turn.Abandoned _,Turn.Elsewhere _,Turn.Over _ -> Optional.empty();
        };
    }

    private Optional<List<Telling>> sentence(String said, Speaker speaker) {
        return tellings(reader.read("passed " + said, occasion(speaker)));
    }

    private static Optional<List<Telling>> tellings(Understanding understanding) {
        return switch (understanding) {
            case Understanding.Told(var claims) -> Optional.of(claims.stream().map(TellAnswers::telling).toList());
            case Understanding.Unfinished(var tellings) -> Optional.of(tellings);
            case Understanding.Unrecorded _,Understanding.Corrects _,Understanding.Unrelated _ -> Optional.empty();
        };
    }

    private static Telling ownUnlessSaid(Telling telling) {
        return telling.who() instanceof Slot.Open<Who>(var why, var _, var _) && why == Why.MISSING
                ? new Telling(telling.kind(), Slot.of(new Who.Sender()), telling.credential(), telling.day(),
                        telling.expires(), telling.link(), telling.words())
                : telling;
    }

    private Reply draft(long number, String said, Speaker speaker) {
        var kept = drafts().open(owner(speaker), number);
        var open = kept.flatMap(OpenTelling::read);
        if (open.isEmpty()) {
            kept.ifPresent(left -> drafts().end(speaker.organisation().id(), left.number()));
            return kept.isPresent() ? OVER
                    : Reply.refused("That is settled already, or it is somebody else's. Nothing was changed.");
        }
        if (said.isBlank()) {
            return asked(number, open.get(), speaker);
        }
        return goOn(number, open.get(), dialogue.next(open.get().draft(), said, occasion(speaker), clock.instant()),
                speaker);
    }

    private Reply form(Optional<Long> number, Speaker speaker) {
        if (number.isEmpty()) {
            return forms.empty();
        }
        var open = drafts().open(owner(speaker), number.get()).flatMap(OpenTelling::read);
        return open
                .map(known -> forms.of(known.draft().tellings().getFirst(), " draft " + number.get(),
                        line(known.draft().tellings().getFirst().who(), speaker)))
                .orElseGet(
                        () -> Reply.refused("That is settled already, or it is somebody else's. Nothing was changed."));
    }

    /** How somebody is written in a form; empty where it is not known whom. */
    private String line(Slot<Who> who, Speaker speaker) {
        return who.known().map(known -> switch (whose(known, speaker)) {
            case Whose.Found(var person, var isOwn) -> isOwn ? "me" : PeopleNamed.line(person).orElse("");
            case Whose.Untied() -> "me";
            case Whose.Open _ -> "";
        }).orElse("");
    }

    private Reply fix(ImportId id, Speaker speaker) {
        var held = told(id, speaker).map(_ -> brought(List.of(id.value()), speaker)).orElse(List.of());
        if (held.size() != 1) {
            return Reply.refused(
                    "Import " + id.value() + " is no certification that you told and that is in force."
                            + " Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Log a certification", "cert form", true, true))));
        }
        remember("fixing", List.of(id.value()), speaker);
        return forms.fix(held.getFirst(), id, line(Slot.of(new Who.Person(held.getFirst().person())), speaker));
    }

    private Reply filledIn(Command.CertRecord filled, Speaker speaker) {
        var person = filled.person().isBlank() || filled.person().equalsIgnoreCase("me")
                ? whose(new Who.Sender(), speaker)
                : named(filled.person(), speaker);
        var isOfOthers = person instanceof Whose.Open || person instanceof Whose.Found(var _, var isOwn) && !isOwn;
        if (isOfOthers && !Permissions.tellsOfOthers(speaker)) {
            return ofOthers(speaker);
        }
        return switch (forms.read(filled, speaker.today())) {
            case TellForms.Read.Wrong(var why) -> Reply.misunderstood(why + " Nothing was recorded.");
            case TellForms.Read.Right(var credential, var day, var expires, var link) -> switch (person) {
                case Whose.Open(var _) ->
                    Reply.misunderstood(filled.person().isBlank() || filled.person().equalsIgnoreCase("me")
                            ? "Say whose it is: '" + filled.person() + "' is nobody here. Nothing was recorded."
                            : "'" + NotUnderstood.cut(filled.person())
                                    + "' is nobody, or could be several people. Write an address, such as"
                                    + " anna@contoso.example. Nothing was recorded.");
                case Whose.Untied() -> settle(
                        List.of(new Telling(Claim.Kind.EARNED, Slot.of(new Who.Sender()), Slot.of(credential.id()),
                                Slot.of(day), expires, link.flatMap(Link::of), link.orElse(""))),
                        List.of(), filled.draft(), speaker);
                case Whose.Found(var found, var isOwn) -> filledIn(filled, new TellRecorder.Ready(Claim.Kind.EARNED,
                        found, isOwn, credential, Optional.of(day), expires, link), speaker);
            };
        };
    }

    private Reply filledIn(Command.CertRecord filled, TellRecorder.Ready ready, Speaker speaker) {
        var draft = filled.draft().flatMap(number -> drafts().open(owner(speaker), number));
        if (filled.draft().isPresent() && draft.isEmpty()
                || filled.fixing().isPresent() && told(new ImportId(filled.fixing().get()), speaker).isEmpty()) {
            return Reply.refused("That is settled already, or it is somebody else's. Nothing was changed.");
        }
        var corrects = filled.fixing().map(List::of)
                .orElseGet(() -> draft.flatMap(OpenTelling::read).map(OpenTelling::corrects).orElse(List.of()));
        draft.ifPresent(kept -> drafts().end(speaker.organisation().id(), kept.number()));
        return record(List.of(ready), corrects, speaker);
    }

    /** What somebody else wrote is put into forms, which record nothing until they are sent. */
    private Reply forwarded(Command.CertForward message, Speaker speaker) {
        var today = message.at().map(at -> LocalDate.ofInstant(at, speaker.organisation().zone()))
                .filter(day -> !day.isAfter(speaker.today())).orElseGet(speaker::today);
        var tellings = tellings(reader.read(message.text(), occasion(speaker, today)));
        if (tellings.isEmpty()) {
            return Reply.misunderstood("I find nothing in that message that somebody has passed. Nothing was recorded.",
                    new Block.Buttons(List.of(new Block.Button("Fill in a form", "cert form", true, true))));
        }
        Who author = new Who.Account(message.author().replace("<@", "").replace(">", "").split("\\|", 2)[0]);
        List<Block> blocks = new ArrayList<>();
        for (var telling : tellings.get()) {
            var who = telling.who().known().filter(Who.Sender.class::isInstance).<Slot<Who>>map(_ -> Slot.of(author))
                    .orElseGet(telling::who);
            var isOwn = whose(who, speaker) instanceof Whose.Found(var _, var own) && own;
            if (!isOwn && !Permissions.tellsOfOthers(speaker)) {
                return ofOthers(speaker);
            }
            blocks.addAll(forms.of(telling, "", line(who, speaker)).blocks());
        }
        return new Reply("This is what I read in the message. Nothing is recorded until you say so.",
                Reply.Tone.QUESTION, blocks);
    }

    private Reply drop(String credential, String who, Speaker speaker) {
        var person = who.isBlank() || who.equalsIgnoreCase("me") ? whose(new Who.Sender(), speaker)
                : named(who, speaker);
        var found = forms.credential(credential);
        if (found.isEmpty()) {
            return Reply.misunderstood("'" + NotUnderstood.cut(credential)
                    + "' is no certification, or can be several. Write its exam code. Nothing was changed.");
        }
        return switch (person) {
            case Whose.Untied() -> new Reply("I do not know which person of the firm you are. Nothing was changed.",
                    Reply.Tone.REFUSED, me.untied(speaker));
            case Whose.Open _ -> Reply.misunderstood("Say whose it is by an address, such as: cert drop "
                    + TellEcho.brief(found.get()) + " person: anna@contoso.example. Nothing was changed.");
            case Whose.Found(var known, var isOwn) -> !isOwn && !Permissions.tellsOfOthers(speaker) ? ofOthers(speaker)
                    : record(List.of(new TellRecorder.Ready(Claim.Kind.REVOKED, known, isOwn, found.get(),
                            Optional.empty(), Optional.empty(), Optional.empty())), List.of(), speaker);
        };
    }
}
