package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.bot.TellWhose.Whose;
import dev.seventy.catalog.Catalog;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.speech.Link;
import dev.seventy.speech.Slot;
import dev.seventy.speech.Telling;
import dev.seventy.speech.Who;
import dev.seventy.store.Drafts;
import dev.seventy.store.ImportId;

/** Answers what is filled in, dropped and forwarded: what comes with its pieces already apart. */
final class TellFilled {

    private final MeAnswers me;
    private final TellMemory memory;
    private final TellWhose whose;
    private final TellReading reading;
    private final TellRecorder recorder;
    private final TellSettling settling;
    private final TellForms forms;

    TellFilled(Catalog catalog, MeAnswers me, TellMemory memory, TellWhose whose, TellReading reading,
            TellRecorder recorder, TellSettling settling) {
        this.me = me;
        this.memory = memory;
        this.whose = whose;
        this.reading = reading;
        this.recorder = recorder;
        this.settling = settling;
        forms = new TellForms(catalog);
    }

    Reply form(Optional<Long> number, Speaker speaker) {
        if (number.isEmpty()) {
            return forms.empty(TellWhose.speaker(speaker));
        }
        var open = memory.begun(number.get(), speaker).flatMap(OpenTelling::read);
        return open
                .map(known -> forms.of(known.draft().tellings().getFirst(), " draft " + number.get(),
                        whose.line(known.draft().tellings().getFirst().who(), speaker)))
                .orElseGet(
                        () -> Reply.refused("That is settled already, or it is somebody else's. Nothing was changed."));
    }

    Reply filledIn(Certifying.CertRecord filled, Speaker speaker) {
        var person = whose.typed(filled.person(), speaker);
        var isOfOthers = person instanceof Whose.Open || person instanceof Whose.Found(var _, var isOwn) && !isOwn;
        if (isOfOthers && !Permissions.tellsOfOthers(speaker)) {
            return TellSettling.ofOthers(speaker);
        }
        return switch (forms.read(filled, speaker.ownDay(), speaker.locale())) {
            case TellForms.Read.Wrong(var why) -> Reply.misunderstood(why + " Nothing was recorded.");
            case TellForms.Read.Right(var _, var day, var _, var _) when isToCome(day, person, filled, speaker) -> Reply
                    .misunderstood("'" + NotUnderstood.cut(filled.day()) + "' is still to come. Nothing was recorded.");
            case TellForms.Read.Right(var credential, var day, var expires, var link) -> switch (person) {
                case Whose.Open(var _) -> Reply.misunderstood(TellWhose.isMe(filled.person())
                        ? "Say whose it is: '" + filled.person() + "' is nobody here. Nothing was recorded."
                        : "'" + NotUnderstood.cut(filled.person())
                                + "' is nobody, or could be several people. Write an address, such as"
                                + " anna@contoso.example. Nothing was recorded.");
                case Whose.Untied() -> settling.settle(
                        List.of(new Telling(Claim.Kind.EARNED, Slot.of(new Who.Sender()), Slot.of(credential.id()),
                                Slot.of(day), expires, link.flatMap(Link::of), link.orElse(""))),
                        List.of(), filled.draft(), speaker);
                case Whose.Found(var found, var isOwn) -> filledIn(filled, new TellRecorder.Ready(Claim.Kind.EARNED,
                        found, isOwn, credential, Optional.of(day), expires, link), speaker);
            };
        };
    }

    /** Whoever corrects the rest of it may live where its day has not begun. */
    private boolean isToCome(LocalDate day, Whose person, Certifying.CertRecord filled, Speaker speaker) {
        var isLater = person instanceof Whose.Found(var found, var _) ? recorder.isToCome(day, found, speaker)
                : day.isAfter(speaker.ownDay());
        return isLater && filled.fixing().stream().flatMap(id -> recorder.brought(List.of(id), speaker).stream())
                .noneMatch(held -> held.earned().equals(day));
    }

    private Reply filledIn(Certifying.CertRecord filled, TellRecorder.Ready ready, Speaker speaker) {
        var draft = filled.draft().flatMap(number -> memory.begun(number, speaker));
        if (filled.draft().isPresent() && draft.isEmpty() || filled.fixing().isPresent()
                && recorder.correctable(new ImportId(filled.fixing().get()), speaker).isEmpty()) {
            return Reply.refused("That is settled already, or it is somebody else's. Nothing was changed.");
        }
        if (filled.fixing().isPresent() && recorder.correctable(new ImportId(filled.fixing().get()), speaker)
                .filter(Claims::isPassed).isEmpty()) {
            return Reply
                    .refused("Import " + filled.fixing().get() + " does not say that something was passed, so a form"
                            + " does not put it right. Nothing was changed. What can be done about it says: cert fix "
                            + filled.fixing().get() + ".");
        }
        var corrects = filled.fixing().map(List::of)
                .orElseGet(() -> draft.flatMap(OpenTelling::read).map(OpenTelling::corrects).orElse(List.of()));
        var telling = new Telling(Claim.Kind.EARNED,
                Slot.of(ready.isOwn() && !speaker.local() ? new Who.Sender() : new Who.Person(ready.person().id())),
                Slot.of(ready.credential().id()), ready.day().<Slot<LocalDate>>map(Slot::of).orElseGet(Slot::missing),
                ready.expires(), ready.link().flatMap(Link::of), ready.link().orElse(""));
        return settling.settle(List.of(telling), corrects, draft.map(Drafts.Kept::number), speaker);
    }

    /** What somebody else wrote is put into forms, which record nothing until they are sent. */
    Reply forwarded(Certifying.CertForward message, Speaker speaker) {
        var author = new Who.Account(message.author().replace("<@", "").replace(">", "").split("\\|", 2)[0]);
        var tellings = reading.sentence(message.text(), whose.occasion(author, message.at(), speaker));
        if (tellings.isEmpty()) {
            return Reply.misunderstood("I find nothing in that message that somebody has passed. Nothing was recorded.",
                    new Block.Buttons(List.of(new Block.Button("Fill in a form", "cert form", true, true))));
        }
        List<Block> blocks = new ArrayList<>();
        var isComplete = true;
        for (var telling : tellings.get()) {
            var who = whoever(telling.who(), author, speaker);
            var isOwn = whose.of(who, speaker) instanceof Whose.Found(var _, var own) && own
                    || who.known().filter(Who.Sender.class::isInstance).isPresent() && !speaker.local();
            if (!isOwn && !Permissions.tellsOfOthers(speaker)) {
                return TellSettling.ofOthers(speaker);
            }
            var line = whose.line(who, speaker);
            isComplete &= !line.isEmpty() && telling.credential().known().isPresent()
                    && telling.day().known().isPresent();
            blocks.addAll(forms.of(telling, "", line).blocks());
        }
        return new Reply(isComplete
                ? "This is what I read in the message. Nothing is recorded until you say so: Record will do."
                : "This is what I read in the message, and a piece is missing. Nothing is recorded until you say"
                        + " so.",
                Reply.Tone.QUESTION, blocks);
    }

    /**
     * Whoever writes of themselves is the author of the message. Whoever is congratulated without a name is the one who
     * was written to: that who may tell of nobody else shows it can only mean themselves.
     */
    private Slot<Who> whoever(Slot<Who> told, Who author, Speaker speaker) {
        if (told.known().filter(Who.Sender.class::isInstance).isPresent()) {
            return Slot.of(author);
        }
        var isUnsaid = told instanceof Slot.Open<Who> open && open.said().isEmpty() && open.choices().isEmpty();
        var isOfAnother = !(whose.of(author, speaker) instanceof Whose.Found(var _, var own) && own);
        return isUnsaid && isOfAnother && !Permissions.tellsOfOthers(speaker) ? Slot.of(new Who.Sender()) : told;
    }

    Reply drop(String credential, String who, Speaker speaker) {
        var person = whose.typed(who, speaker);
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
            case Whose.Found(var known, var isOwn) ->
                !isOwn && !Permissions.tellsOfOthers(speaker) ? TellSettling.ofOthers(speaker)
                        : settling.record(
                                List.of(new TellRecorder.Ready(Claim.Kind.REVOKED, known, isOwn, found.get(),
                                        Optional.empty(), Optional.empty(), Optional.empty())),
                                List.of(), List.of(), speaker);
        };
    }
}
