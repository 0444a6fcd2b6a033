package dev.seventy.bot;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

import dev.seventy.store.Drafts;

/**
 * What is kept of what somebody began to tell in a place, told there last and was asked there, as a line finds it.
 *
 * @param newest the number of what was kept last; 0 where nothing is
 * @param lastElse the number under which is kept that something else was asked; 0 where nothing was
 * @param lastChange the number under which is kept what was changed last; 0 where nothing was
 * @param begun what was asked for last of all that was begun and is not ended, even if its time is over
 * @param buttons which the last answer showed, even if their time is over
 */
record TellPlace(Instant now, long newest, long lastElse, long lastChange, TellTold told, TellAsked asked,
        Optional<Drafts.Kept> begun, Optional<Drafts.Kept> buttons) {

    /** @param elsewhere what the same speaker began in another place, by its number */
    static TellPlace of(List<Drafts.Kept> rows, LongFunction<Optional<Drafts.Kept>> elsewhere, Instant now) {
        var all = rows.stream().filter(kept -> kept.kind() != Drafts.Kind.CHANGED && kept.kind() != Drafts.Kind.SHOWN)
                .sorted(Comparator.comparing(Drafts.Kept::number).reversed()).toList();
        var told = newest(all, Drafts.Kind.TOLD).map(kept -> TellWritten.told(kept, now)).orElse(TellTold.NOTHING);
        long number = all.stream().filter(kept -> kept.kind() != Drafts.Kind.TOLD || told.asks().isPresent())
                .findFirst().map(TellWritten::asked).orElse(0L);
        var lasting = told.asks().filter(_ -> number == told.number())
                .orElseGet(() -> number == 0 ? new TellAsked.Else() : new TellAsked.OfDraft(number));
        var isOffered = !all.isEmpty() && TellWritten.isOffer(all.getFirst());
        return new TellPlace(now, all.isEmpty() ? 0 : all.getFirst().number(),
                all.stream().filter(TellWritten::isElse).findFirst().map(Drafts.Kept::number).orElse(0L),
                newest(rows, Drafts.Kind.CHANGED).map(Drafts.Kept::number).orElse(0L), told,
                isOffered ? new TellAsked.Offer(lasting) : lasting, begun(all, lasting, elsewhere),
                newest(rows, Drafts.Kind.SHOWN));
    }

    private static Optional<Drafts.Kept> begun(List<Drafts.Kept> all, TellAsked asked,
            LongFunction<Optional<Drafts.Kept>> elsewhere) {
        var begun = asked instanceof TellAsked.OfDraft(var number)
                ? all.stream().filter(kept -> kept.kind() == Drafts.Kind.OPEN && kept.number() == number).findFirst()
                        .or(() -> elsewhere.apply(number))
                : Optional.<Drafts.Kept>empty();
        return begun.or(() -> newest(all, Drafts.Kind.OPEN));
    }

    private static Optional<Drafts.Kept> newest(List<Drafts.Kept> all, Drafts.Kind kind) {
        return all.stream().filter(kept -> kept.kind() == kind).findFirst();
    }

    /** Whether anything is kept there to which something could be an answer. */
    boolean isListening() {
        return newest > 0;
    }

    /** Whether a bare answer is one to what was begun under a number: nothing else was asked or recorded there since. */
    boolean isAsked(long number) {
        return !hasAskedElse(number) && !hasJustTold();
    }

    /** Whether something else was asked there since what was begun under a number. */
    boolean hasAskedElse(long number) {
        return !(asked.lasting() instanceof TellAsked.OfDraft(var open) && open == number);
    }

    /** Whether something was recorded there since anything was asked. */
    boolean hasJustTold() {
        return hasTold() && told.asks().isEmpty() && newest == told.number();
    }

    /** The number under which is kept what was asked last; 0 where that is something else. */
    long askedNumber() {
        return switch (asked.lasting()) {
            case TellAsked.OfDraft(var number) -> number;
            case TellAsked.Else _,TellAsked.Offer _ -> 0;
            case TellAsked.TakeBack _,TellAsked.Which _,TellAsked.Fix _ -> told.number();
        };
    }

    /** Whether a plain yes or no is to a word that was offered for one that was mistyped. */
    boolean isOffered() {
        return asked instanceof TellAsked.Offer;
    }

    /** Whether something was kept there since something else was asked there. */
    boolean isKeptSinceElse() {
        return newest > lastElse;
    }

    /** Whether something else was asked there since something was told. */
    boolean hasAskedSince() {
        return hasAskedSince(told.number());
    }

    /** Whether something else was asked there since something of a number was kept. */
    boolean hasAskedSince(long number) {
        return lastElse > number;
    }

    /** The line that a plain yes gives; empty where something else was asked since. */
    Optional<String> confirmed() {
        return asked instanceof TellAsked.TakeBack(var line, var until, var _) && now.isBefore(until)
                ? Optional.of(line)
                : Optional.empty();
    }

    /** The same of a plain undo, which is about what was changed since, where something was. */
    Optional<String> confirmedByUndo() {
        return confirmed().filter(_ -> told.number() > lastChange);
    }

    /** Of which is asked which of them is meant; none where something else was asked since. */
    List<String> options() {
        return asked.lasting() instanceof TellAsked.Which(var options, var until) && now.isBefore(until) ? options
                : List.of();
    }

    /** Whether it was asked what something should be, just now. */
    boolean isFixing() {
        return asked.lasting() instanceof TellAsked.Fix(var until) && now.isBefore(until);
    }

    /** Whether it was asked just now if what was told last shall be taken back. */
    boolean isDoubting() {
        return asked.lasting() instanceof TellAsked.TakeBack(var _, var until, var isOfLast) && isOfLast
                && now.isBefore(until);
    }

    /** Whether something was told of which a correction can be. */
    boolean hasTold() {
        return !told.imports().isEmpty();
    }

    /** What the last answer showed; empty where its time is over. */
    Optional<Drafts.Kept> shown() {
        return buttons.filter(kept -> kept.expires().isAfter(now) && !kept.content().isEmpty());
    }
}
