package dev.seventy.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.speech.Draft;
import dev.seventy.store.Drafts;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/** What somebody began to tell in a place, and what they told there last, for as long as it is kept. */
final class TellMemory {

    private static final String TOLD = "told";
    private static final String FIXING = "fixing";
    private static final String CONFIRMING = "confirming ";
    /** A plain yes much later is to something else. */
    private static final Duration YES_IS_OF_IT = Duration.ofMinutes(10);

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

    /** What was begun last and is not ended, even if its time is over. */
    Optional<Drafts.Kept> begun(Speaker speaker) {
        return drafts().newest(owner(speaker), Drafts.Kind.OPEN);
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
        return drafts().keep(owner(speaker), Drafts.Kind.OPEN, open.written(), open.draft().keptUntil());
    }

    void change(long number, OpenTelling open, Speaker speaker) {
        drafts().change(speaker.organisation().id(), number, open.written());
    }

    void end(long number, Speaker speaker) {
        drafts().end(speaker.organisation().id(), number);
    }

    /** What was told last is what a correction is of. */
    void told(List<Long> imports, Speaker speaker) {
        remember(TOLD, imports, speaker);
    }

    /** What is said next may be what it should be. */
    void fixing(long id, Speaker speaker) {
        remember(FIXING, List.of(id), speaker);
    }

    /** A plain yes said next gives this line. */
    void confirming(String line, Speaker speaker) {
        drafts().keep(owner(speaker), Drafts.Kind.TOLD,
                CONFIRMING + now().plus(YES_IS_OF_IT) + " " + line + "\n" + lastTold(speaker).orElse(""),
                now().plus(Draft.KEPT));
    }

    /** The line that a plain yes gives. */
    Optional<String> confirmed(Speaker speaker) {
        return newest(speaker).filter(kept -> kept.startsWith(CONFIRMING))
                .map(kept -> kept.substring(CONFIRMING.length(), kept.indexOf('\n')).split(" ", 2))
                .filter(parts -> now().isBefore(Instant.parse(parts[0]))).map(parts -> parts[1]);
    }

    /** What a plain yes would have done is not done by one any more; false where there was nothing. */
    boolean declined(Speaker speaker) {
        if (newest(speaker).filter(kept -> kept.startsWith(CONFIRMING)).isEmpty()) {
            return false;
        }
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, lastTold(speaker).orElse(""), now().plus(Draft.KEPT));
        return true;
    }

    private void remember(String what, List<Long> imports, Speaker speaker) {
        drafts().keep(owner(speaker), Drafts.Kind.TOLD, what + OpenTelling.numbers(imports), now().plus(Draft.KEPT));
    }

    boolean isFixing(Speaker speaker) {
        return lastTold(speaker).filter(kept -> kept.startsWith(FIXING)).isPresent();
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
        return newest(speaker).map(kept -> kept.startsWith(CONFIRMING) ? kept.substring(kept.indexOf('\n') + 1) : kept)
                .filter(kept -> !kept.isEmpty());
    }

    private Optional<String> newest(Speaker speaker) {
        return drafts().newest(owner(speaker), Drafts.Kind.TOLD).filter(kept -> kept.expires().isAfter(now()))
                .map(Drafts.Kept::content).filter(content -> !content.isEmpty());
    }
}
