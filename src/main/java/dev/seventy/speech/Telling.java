package dev.seventy.speech;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;

/** A claim of which pieces may still be open. */
public record Telling(Claim.Kind kind, Slot<Who> who, Slot<CredentialId> credential, Slot<LocalDate> day,
        Optional<LocalDate> expires, Optional<Link> link, String words) {

    /** Of which every piece is known. */
    public static Telling of(Claim claim) {
        return new Telling(claim.kind(), Slot.of(claim.who()), Slot.of(claim.credential()),
                claim.day().<Slot<LocalDate>>map(Slot::of).orElseGet(Slot::missing), claim.expires(), claim.link(),
                claim.words());
    }

    /** Whether the day still has to be known; what is taken back needs none. */
    boolean needsDay() {
        return kind != Claim.Kind.RETRACTED && day.isOpen();
    }

    /** The claim, once every piece is known. */
    public Optional<Claim> claim() {
        return needsDay() ? Optional.empty()
                : who.known().flatMap(person -> credential.known()
                        .map(earned -> new Claim(kind, person, earned, day.known(), expires, link, words)));
    }

    /**
     * With its day to be confirmed, or to be said, where something else was said that may change it. What is taken back is
     * asked anyway, and a day of which more is to be said than that it is missing stays as it is.
     */
    public Telling unless(String left) {
        if (kind == Claim.Kind.RETRACTED) {
            return this;
        }
        var isMissing = day instanceof Slot.Open<LocalDate>(var why, var _, var choices) && why == Why.MISSING
                && choices.isEmpty() && !left.isEmpty();
        return isMissing ? on(new Slot.Open<>(Why.UNEXPLAINED, left, List.of()))
                : day.known().map(known -> on(new Slot.Open<>(Why.UNEXPLAINED, left, List.of(known)))).orElse(this);
    }

    Telling with(Slot<Who> other) {
        return new Telling(kind, other, credential, day, expires, link, words);
    }

    Telling of(Claim.Kind other) {
        return new Telling(other, who, credential, day, expires, link, words);
    }

    Telling of(Slot<CredentialId> other) {
        return new Telling(kind, who, other, day, expires, link, words);
    }

    /** The address stands among its words, from which it is kept. */
    Telling proved(Link proof, String address) {
        return new Telling(kind, who, credential, day, expires, Optional.of(proof), words + " " + address);
    }

    public Telling on(Slot<LocalDate> other) {
        return new Telling(kind, who, credential, other, expires, link, words);
    }
}
