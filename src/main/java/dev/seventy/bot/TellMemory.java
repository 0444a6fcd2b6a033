package dev.seventy.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** What somebody began to tell in a place, and what they told there last, for as long as it is kept. */
final class TellMemory {

    /** The place of what is put into an account's own conversation by others, wherever the platform shows that. */
    private static final String DIRECTLY = "directly";
    /** A bare answer or undo much later is about something else. */
    static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Optional<Vault> vault;
    /** What was read for the line that is heard or carried out, until something is written. */
    private final ScopedValue<Map<Drafts.Owner, TellPlace>> read = ScopedValue.newInstance();

    TellMemory(Supplier<Store> stores, InstantSource clock, Optional<Vault> vault) {
        this.stores = stores;
        this.clock = clock;
        this.vault = vault;
    }

    Instant now() {
        return clock.instant();
    }

    private Drafts drafts() {
        return stores.get().drafts(vault);
    }

    static Drafts.Owner owner(Speaker speaker) {
        var organisation = speaker.organisation().id();
        var place = speaker.message().where();
        return switch (speaker.message().sender()) {
            case Sender.Local local -> new Drafts.Owner(organisation, local.platform(), "", "local", place);
            case Sender.Member member ->
                new Drafts.Owner(organisation, member.platform(), member.workspace(), member.user(), place);
        };
    }

    private static Drafts.Owner in(String place, Drafts.Owner owner) {
        return new Drafts.Owner(owner.organisation(), owner.platform(), owner.workspace(), owner.account(), place);
    }

    /** Does something of one line, for which a place is read once, and anew after something was written. */
    <T> T once(Supplier<T> work) {
        return ScopedValue.where(read, new HashMap<>()).call(work::get);
    }

    /** What is kept in the place of the speaker. */
    TellPlace here(Speaker speaker) {
        return read.isBound() ? read.get().computeIfAbsent(owner(speaker), _ -> place(speaker)) : place(speaker);
    }

    private TellPlace place(Speaker speaker) {
        var here = drafts().all(owner(speaker));
        var pushed = speaker.message().place() == Message.Place.PRIVATE && !here.isEmpty()
                ? drafts().all(in(DIRECTLY, owner(speaker)))
                : List.<Drafts.Kept>of();
        return TellPlace.of(Stream.concat(here.stream(), pushed.stream()).toList(), number -> begun(number, speaker),
                now());
    }

    private void forgetRead() {
        if (read.isBound()) {
            read.get().clear();
        }
    }

    private long keep(Drafts.Owner owner, Drafts.Kind kind, String content, Instant until) {
        forgetRead();
        return drafts().keep(owner, kind, content, until);
    }

    private void keep(Drafts.Kind kind, String content, Speaker speaker) {
        keep(owner(speaker), kind, content, now().plus(Draft.KEPT));
    }

    /** What was begun, of a number; empty where it is ended or somebody else's. */
    Optional<Drafts.Kept> begun(long number, Speaker speaker) {
        return drafts().open(owner(speaker), number);
    }

    /** What can still be gone on with. */
    Optional<OpenTelling> open(Drafts.Kept kept) {
        return OpenTelling.read(kept).filter(known -> !known.draft().isOver(now()));
    }

    long keep(OpenTelling open, Speaker speaker) {
        replace(speaker);
        return keep(owner(speaker), Drafts.Kind.OPEN, open.written(), open.draft().keptUntil());
    }

    void change(long number, OpenTelling open, Speaker speaker) {
        forgetRead();
        drafts().change(speaker.organisation().id(), number, open.written());
    }

    void end(long number, Speaker speaker) {
        forgetRead();
        drafts().end(speaker.organisation().id(), number);
    }

    /** What was begun under a number is asked for, so that a bare answer is one to that. */
    void asks(long number, Speaker speaker) {
        var here = here(speaker);
        if (!here.isAsked(number) || here.isOffered()) {
            keep(Drafts.Kind.ASKED, TellWritten.asked(number), speaker);
        }
    }

    /** Something else was asked there, so that a bare answer is one to nothing that is kept. */
    void asksElse(Speaker speaker) {
        if (here(speaker).isKeptSinceElse()) {
            keep(Drafts.Kind.ASKED, TellWritten.ELSE, speaker);
        }
    }

    /** Another word was offered for one that was mistyped: only a plain yes or no is to that. */
    void offers(Speaker speaker) {
        var here = here(speaker);
        if (here.isKeptSinceElse() && !here.isOffered()) {
            keep(Drafts.Kind.ASKED, TellWritten.offered(here.hasJustTold() ? 0 : here.askedNumber()), speaker);
        }
    }

    /** Somebody else, or the calendar, asked something in an account's own conversation, as with any other question. */
    void pushed(Drafts.Owner to) {
        if (drafts().isListeningElsewhere(in(DIRECTLY, to), now())) {
            keep(in(DIRECTLY, to), Drafts.Kind.ASKED, TellWritten.ELSE, now().plus(Draft.KEPT));
        }
    }

    /** What was asked before does not come back once what is asked now is answered. */
    private void replace(Speaker speaker) {
        if (here(speaker).askedNumber() != 0) {
            asksElse(speaker);
        }
    }

    /** What the last answer showed; nothing is kept where it showed nothing. */
    void shows(String buttons, Speaker speaker) {
        if (!buttons.isEmpty()) {
            keep(Drafts.Kind.SHOWN, buttons, speaker);
        } else {
            drafts().newest(owner(speaker), Drafts.Kind.SHOWN).ifPresent(kept -> end(kept.number(), speaker));
        }
    }

    /** What was told last is what a correction is of. */
    void told(List<Long> imports, Speaker speaker) {
        keep(Drafts.Kind.TOLD, TellWritten.told(imports), speaker);
    }

    /** What is said next may be what it should be. */
    void fixing(long id, Speaker speaker) {
        asksOfTold(TellWritten.fixing(id), speaker);
    }

    /** A plain yes said next gives this line. */
    void confirming(String line, Speaker speaker) {
        asksOfTold(TellWritten.confirming(line, here(speaker).told().imports(), now().plus(JUST_NOW)), speaker);
    }

    /** What is said next may say which of several is meant, each kept as a line. */
    void choosing(List<String> options, Speaker speaker) {
        asksOfTold(TellWritten.choosing(options, here(speaker).told().imports(), now().plus(JUST_NOW)), speaker);
    }

    /** A plain yes said next takes back what was told last, and a day puts it right. */
    void doubting(long id, Speaker speaker) {
        asksOfTold(TellWritten.doubting("undo " + id, id, now().plus(JUST_NOW)), speaker);
    }

    private void asksOfTold(String written, Speaker speaker) {
        replace(speaker);
        keep(Drafts.Kind.TOLD, written, speaker);
    }

    /** What a bare answer would have done is not done by one any more; false where there was nothing. */
    boolean declined(Speaker speaker) {
        var told = here(speaker).told();
        if (told.asks().isEmpty()) {
            return false;
        }
        told(told.imports(), speaker);
        return true;
    }
}
