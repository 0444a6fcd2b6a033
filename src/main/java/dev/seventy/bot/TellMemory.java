package dev.seventy.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** What somebody began to tell in a place, and what they told there last, for as long as it is kept. */
final class TellMemory {

    private static final String TOLD = "told";
    private static final String FIXING = "fixing";
    private static final String CONFIRMING = "confirming ";
    private static final String CHOOSING = "choosing ";
    /** Before the number of what is asked, where another word was offered since for one that was mistyped. */
    private static final String OFFERED = "offered ";
    /** The place of what is put into an account's own conversation by others, wherever the platform shows that. */
    private static final String DIRECTLY = "directly";
    /** A bare answer or undo much later is about something else. */
    static final Duration JUST_NOW = Duration.ofMinutes(10);

    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Optional<Vault> vault;

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

    /** What was asked for last of all that was begun and is not ended, even if its time is over. */
    Optional<Drafts.Kept> begun(Speaker speaker) {
        var all = kept(speaker);
        long asked = asked(all);
        return all.stream().filter(kept -> kept.kind() == Drafts.Kind.OPEN && kept.number() == asked).findFirst()
                .or(() -> asked == 0 ? Optional.empty() : begun(asked, speaker))
                .or(() -> newest(all, Drafts.Kind.OPEN));
    }

    private List<Drafts.Kept> kept(Speaker speaker) {
        var here = drafts().all(owner(speaker));
        var pushed = speaker.message().place() == Message.Place.PRIVATE && !here.isEmpty()
                ? drafts().all(in(DIRECTLY, owner(speaker)))
                : List.<Drafts.Kept>of();
        return Stream.concat(here.stream(), pushed.stream())
                .filter(kept -> kept.kind() != Drafts.Kind.CHANGED && kept.kind() != Drafts.Kind.SHOWN)
                .sorted(Comparator.comparing(Drafts.Kept::number).reversed()).toList();
    }

    private static Drafts.Owner in(String place, Drafts.Owner owner) {
        return new Drafts.Owner(owner.organisation(), owner.platform(), owner.workspace(), owner.account(), place);
    }

    private static Optional<Drafts.Kept> newest(List<Drafts.Kept> all, Drafts.Kind kind) {
        return all.stream().filter(kept -> kept.kind() == kind).findFirst();
    }

    /** The number under which is kept what was asked last; 0 where that is something else. */
    private static long asked(List<Drafts.Kept> all) {
        return all.stream().filter(kept -> kept.kind() != Drafts.Kind.TOLD || isQuestion(kept)).findFirst()
                .map(kept -> kept.kind() != Drafts.Kind.ASKED ? kept.number()
                        : kept.content().isEmpty() ? 0 : Long.parseLong(kept.content().replace(OFFERED, "")))
                .orElse(0L);
    }

    private static boolean isQuestion(Drafts.Kept told) {
        return isToBeTakenBack(told.content()) || told.content().startsWith(FIXING);
    }

    private static boolean isToBeTakenBack(String content) {
        return content.startsWith(CONFIRMING) || content.startsWith(CHOOSING);
    }

    /** Whether a bare answer is one to what was begun under a number: nothing else was asked there since. */
    boolean isAsked(long number, Speaker speaker) {
        return !hasAskedElse(number, speaker) && !hasJustTold(speaker);
    }

    /** Whether something else was asked there since what was begun under a number. */
    boolean hasAskedElse(long number, Speaker speaker) {
        return asked(kept(speaker)) != number;
    }

    /** Whether something was recorded there since anything was asked. */
    boolean hasJustTold(Speaker speaker) {
        return isJustTold(kept(speaker));
    }

    private static boolean isJustTold(List<Drafts.Kept> all) {
        return !all.isEmpty() && all.getFirst().kind() == Drafts.Kind.TOLD && !isQuestion(all.getFirst())
                && !all.getFirst().content().isEmpty();
    }

    /** What was begun under a number is asked for, so that a bare answer is one to that. */
    void asks(long number, Speaker speaker) {
        if (!isAsked(number, speaker) || isOffered(speaker)) {
            drafts().keep(owner(speaker), Drafts.Kind.ASKED, Long.toString(number), now().plus(Draft.KEPT));
        }
    }

    /** Something else was asked there, so that a bare answer is one to nothing that is kept. */
    void asksElse(Speaker speaker) {
        asksElse(kept(speaker), speaker);
    }

    private void asksElse(List<Drafts.Kept> all, Speaker speaker) {
        if (!all.isEmpty() && !isElse(all.getFirst())) {
            drafts().keep(owner(speaker), Drafts.Kind.ASKED, "", now().plus(Draft.KEPT));
        }
    }

    /** Another word was offered for one that was mistyped: only a plain yes or no is to that. */
    void offers(Speaker speaker) {
        var all = kept(speaker);
        if (!all.isEmpty() && !isElse(all.getFirst()) && !isOffered(speaker)) {
            drafts().keep(owner(speaker), Drafts.Kind.ASKED, OFFERED + (isJustTold(all) ? 0 : asked(all)),
                    now().plus(Draft.KEPT));
        }
    }

    /** Whether a plain yes or no is to a word that was offered for one that was mistyped. */
    boolean isOffered(Speaker speaker) {
        return kept(speaker).stream().findFirst().filter(kept -> kept.content().startsWith(OFFERED)).isPresent();
    }

    /** Somebody else, or the calendar, asked something in an account's own conversation, as with any other question. */
    void pushed(Drafts.Owner to) {
        if (drafts().isAnyOf(to)) {
            drafts().keep(in(DIRECTLY, to), Drafts.Kind.ASKED, "", now().plus(Draft.KEPT));
        }
    }

    private static boolean isElse(Drafts.Kept kept) {
        return kept.kind() == Drafts.Kind.ASKED && kept.content().isEmpty();
    }

    /** What was asked before does not come back once what is asked now is answered. */
    private void replace(Speaker speaker) {
        var all = kept(speaker);
        if (asked(all) != 0) {
            asksElse(all, speaker);
        }
    }

    /** Whether anything is kept there to which something could be an answer. */
    boolean isListening(Speaker speaker) {
        return !kept(speaker).isEmpty();
    }

    /** Whether something else was asked there since something was told. */
    boolean hasAskedSince(Speaker speaker) {
        return kept(speaker).stream().takeWhile(kept -> kept.kind() != Drafts.Kind.TOLD).anyMatch(TellMemory::isElse);
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
        return drafts().keep(owner(speaker), Drafts.Kind.OPEN, open.written(), open.draft().keptUntil());
    }

    void change(long number, OpenTelling open, Speaker speaker) {
        drafts().change(speaker.organisation().id(), number, open.written());
    }

    void end(long number, Speaker speaker) {
        drafts().end(speaker.organisation().id(), number);
    }

    /** What the last answer showed; nothing is kept where it showed nothing. */
    void shows(String buttons, Speaker speaker) {
        var owner = owner(speaker);
        if (!buttons.isEmpty()) {
            drafts().keep(owner, Drafts.Kind.SHOWN, buttons, now().plus(Draft.KEPT));
        } else {
            drafts().newest(owner, Drafts.Kind.SHOWN)
                    .ifPresent(kept -> drafts().end(owner.organisation(), kept.number()));
        }
    }

    Optional<Drafts.Kept> shown(Speaker speaker) {
        return drafts().newest(owner(speaker), Drafts.Kind.SHOWN).filter(kept -> content(kept).isPresent());
    }

    /** Whether something else was asked there since something of a number was kept. */
    boolean hasAskedSince(long number, Speaker speaker) {
        return kept(speaker).stream().takeWhile(kept -> kept.number() > number).anyMatch(TellMemory::isElse);
    }

    /** What was told last is what a correction is of. */
    void told(List<Long> imports, Speaker speaker) {
        remember(TOLD, imports, speaker);
    }

    /** What is said next may be what it should be. */
    void fixing(long id, Speaker speaker) {
        replace(speaker);
        remember(FIXING, List.of(id), speaker);
    }

    /** A plain yes said next gives this line. */
    void confirming(String line, Speaker speaker) {
        asks(CONFIRMING, line, toldAgain(speaker), speaker);
    }

    /** What is said next may say which of several is meant, each kept as a line. */
    void choosing(List<String> options, Speaker speaker) {
        asks(CHOOSING, "", toldAgain(speaker) + "\n" + String.join("\n", options), speaker);
    }

    private String toldAgain(Speaker speaker) {
        return lastTold(speaker).map(_ -> TOLD + OpenTelling.numbers(imports(speaker))).orElse("");
    }

    /** A plain yes said next takes back what was told last, and a day puts it right. */
    void doubting(long id, Speaker speaker) {
        asks(CONFIRMING, "undo " + id, FIXING + OpenTelling.numbers(List.of(id)), speaker);
    }

    private void asks(String what, String line, String rest, Speaker speaker) {
        replace(speaker);
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, what + now().plus(JUST_NOW) + " " + line + "\n" + rest,
                now().plus(Draft.KEPT));
    }

    /** The line that a plain yes gives; empty where something else was asked since. */
    Optional<String> confirmed(Speaker speaker) {
        return isOffered(speaker) ? Optional.empty() : confirming(speaker);
    }

    private Optional<String> confirming(Speaker speaker) {
        return asked(CONFIRMING, speaker)
                .map(kept -> kept.substring(kept.indexOf(' ', CONFIRMING.length()) + 1, kept.indexOf('\n')));
    }

    /** Of which is asked which of them is meant; none where something else was asked since. */
    List<String> options(Speaker speaker) {
        return asked(CHOOSING, speaker).map(kept -> kept.lines().skip(2).toList()).orElse(List.of());
    }

    private Optional<String> asked(String what, Speaker speaker) {
        return lastAsked(speaker).filter(kept -> kept.startsWith(what)).filter(
                kept -> now().isBefore(Instant.parse(kept.substring(what.length(), kept.indexOf(' ', what.length())))));
    }

    /** What a bare answer would have done is not done by one any more; false where there was nothing. */
    boolean declined(Speaker speaker) {
        if (newest(speaker).filter(kept -> isToBeTakenBack(kept) || kept.startsWith(FIXING)).isEmpty()) {
            return false;
        }
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, toldAgain(speaker), now().plus(Draft.KEPT));
        return true;
    }

    private void remember(String what, List<Long> imports, Speaker speaker) {
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, what + OpenTelling.numbers(imports), now().plus(Draft.KEPT));
    }

    /** Whether it was asked what something should be, just now. */
    boolean isFixing(Speaker speaker) {
        var isRecent = newest(kept(speaker), Drafts.Kind.TOLD)
                .filter(told -> now().isBefore(told.expires().minus(Draft.KEPT).plus(JUST_NOW))).isPresent();
        return isRecent && lastAsked(speaker).filter(kept -> kept.startsWith(FIXING)).isPresent();
    }

    /** Whether it was asked just now if what was told last shall be taken back. */
    boolean isDoubting(Speaker speaker) {
        return confirming(speaker).isPresent() && lastTold(speaker).filter(kept -> kept.startsWith(FIXING)).isPresent();
    }

    /** Whether something was told of which a correction can be. */
    boolean hasTold(Speaker speaker) {
        return lastTold(speaker).isPresent();
    }

    /** The imports of what was told last. */
    List<Long> imports(Speaker speaker) {
        return lastTold(speaker).map(OpenTelling::numbers).orElse(List.of());
    }

    private Optional<String> lastTold(Speaker speaker) {
        return newest(speaker).map(kept -> isToBeTakenBack(kept) ? kept.split("\n", 3)[1] : kept)
                .filter(kept -> !kept.isEmpty());
    }

    /** What was asked last, where that is of what was told. */
    private Optional<String> lastAsked(Speaker speaker) {
        var all = kept(speaker);
        return newest(all, Drafts.Kind.TOLD).filter(told -> told.number() == asked(all)).flatMap(this::content);
    }

    private Optional<String> newest(Speaker speaker) {
        return drafts().newest(owner(speaker), Drafts.Kind.TOLD).flatMap(this::content);
    }

    /** Empty where its time is over. */
    private Optional<String> content(Drafts.Kept kept) {
        return Optional.of(kept.content()).filter(content -> kept.expires().isAfter(now()) && !content.isEmpty());
    }
}
