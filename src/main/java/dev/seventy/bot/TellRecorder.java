package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.catalog.Credential;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonClues;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Claim;
import dev.seventy.store.ImportId;
import dev.seventy.store.ImportRecord;
import dev.seventy.store.Person;
import dev.seventy.store.Store;

/** Records what is told once every piece of it is known, and says it back. */
final class TellRecorder {

    private final Supplier<Store> stores;
    private final Firm firm;
    private final Claims claims;
    private final DaysToCome days;
    private final TellEcho echo;

    TellRecorder(Supplier<Store> stores, Firm firm, TellEcho echo) {
        this.stores = stores;
        this.firm = firm;
        this.echo = echo;
        claims = new Claims(stores);
        days = new DaysToCome(stores);
    }

    /**
     * Something told, of which every piece is known.
     *
     * @param isOwn whether it is the speaker's own
     */
    record Ready(Claim.Kind kind, Person person, boolean isOwn, Credential credential, Optional<LocalDate> day,
            Optional<LocalDate> expires, Optional<String> link) {
    }

    /** @param imports by which what was recorded can be corrected */
    record Done(Reply reply, List<Long> imports) {
        Done {
            imports = List.copyOf(imports);
        }
    }

    /**
     * @param corrects what each takes the place of, in the same order; what is beyond them is new
     * @param besides what is to be said with it
     */
    Done record(List<Ready> all, List<Long> corrects, List<String> besides, Speaker speaker) {
        var before = evidence(speaker);
        List<TellEcho.Recorded> recorded = new ArrayList<>();
        List<String> known = new ArrayList<>(besides);
        List<String> refused = new ArrayList<>();
        for (int index = 0; index < all.size(); index++) {
            var one = all.get(index);
            var corrected = index < corrects.size() ? Optional.of(new ImportId(corrects.get(index)))
                    : Optional.<ImportId>empty();
            switch (told(one, corrected, speaker)) {
                case Claims.Told.Recorded(var id, var held) -> {
                    recorded.add(new TellEcho.Recorded(change(one), held, one.person(), one.isOwn(), id,
                            corrected.isPresent(), corrected.flatMap(was -> brought(before, was))));
                    left(one, held.earned(), before, speaker).ifPresent(known::add);
                }
                case Claims.Told.Lost(var id, var lost, var left) -> {
                    recorded.add(new TellEcho.Recorded(change(one), entry(lost.getFirst(), clues(one)), one.person(),
                            one.isOwn(), id, false, Optional.empty()));
                    if (speaker.sees(one.person().id())) {
                        lost.stream().skip(1).map(also -> "So is the one of " + Numbers.show(also.earned()) + ".")
                                .forEach(known::add);
                        left.stream()
                                .map(still -> "The " + still.origin().kind().words() + " shows one of "
                                        + Numbers.show(still.earned())
                                        + " still, which counts until the next one does not.")
                                .forEach(known::add);
                    }
                }
                case Claims.Told.Known(var held) -> known.add(known(one, held, corrected.isPresent(), speaker));
                case Claims.Told.Refused(var why) -> refused.add(why);
            }
        }
        if (!recorded.isEmpty()) {
            known.addAll(refused);
            if (recorded.size() > 1) {
                stores.get().sayings().together(speaker.organisation().id(),
                        recorded.stream().map(TellEcho.Recorded::id).toList());
            }
            return new Done(echo.recorded(recorded, known, before, after(before, speaker), speaker),
                    recorded.stream().map(one -> one.id().value()).toList());
        }
        if (known.size() > besides.size()) {
            known.addAll(refused);
            return new Done(
                    Reply.answer(
                            String.join(" ", known) + (all.stream().allMatch(one -> speaker.sees(one.person().id()))
                                    ? " Nothing had to be changed."
                                    : ""),
                            new Block.Buttons(List.of(new Block.Button("Score", "score", true)))),
                    List.of());
        }
        return new Done(Reply.refused(String.join(" ", refused)), List.of());
    }

    private String known(Ready one, Entry.Earned held, boolean isCorrection, Speaker speaker) {
        var isShown = speaker.sees(one.person().id());
        return (isShown ? "That was on file already: " : "That stands: ")
                + echo.sentence(change(one), held, one.person(), one.isOwn(), speaker) + "."
                + (one.kind() == Claim.Kind.RENEWED && isCorrection
                        ? " A renewal is added to the expiry there was, whichever day it was done."
                        : "");
    }

    private static PersonClues clues(Ready one) {
        return PeopleNamed.clues(one.person()).orElseThrow();
    }

    private static Entry.Earned entry(Certification lost, PersonClues clues) {
        return new Entry.Earned(clues, lost.credential(), lost.earned(), lost.expires(), false, lost.link(),
                lost.row());
    }

    /** Whoever had left before the day of it, for whom it does not count. */
    private static Optional<String> left(Ready one, LocalDate day, Evidence evidence, Speaker speaker) {
        return TellChecks.leftOn(one.person().id(), day, evidence.staff()).filter(_ -> speaker.sees(one.person().id()))
                .map(last -> TellEcho.name(one.person()) + " left on " + Numbers.show(last)
                        + ", so it counts for nobody.");
    }

    /** Only certifications have changed, of which there are few; what else there is may be much. */
    private Evidence after(Evidence before, Speaker speaker) {
        return new Evidence(skills(speaker).certifications(), before.usage(), before.measures(),
                before.officialScores(), before.staff(), before.achievements(), before.exports());
    }

    /** Who holds what and works here, as it is now; what the transaction that this is part of has written is among it. */
    Evidence skills(Speaker speaker) {
        return stores.get().evidence().skills(speaker.organisation().id());
    }

    /** What was told of a number, where it is in force and the speaker may correct it. */
    Optional<ImportRecord> correctable(ImportId id, Speaker speaker) {
        return stores.get().imports().find(speaker.organisation().id(), id).filter(
                record -> record.state() == ImportRecord.State.VISIBLE && Permissions.corrects(speaker, record));
    }

    /** What the speaker told of certifications that is still in force. */
    List<Certification> told(Speaker speaker) {
        var own = stores.get().imports().by(speaker.organisation().id(), speaker.actor());
        return skills(speaker).certifications().stream().filter(Certification::active).filter(Claims::isTold)
                .filter(held -> held.origin().importNumber().stream().anyMatch(own::contains)).toList();
    }

    /** What imports brought that is still in force. */
    List<Certification> brought(List<Long> imports, Speaker speaker) {
        return skills(speaker).certifications().stream().filter(Certification::active).filter(Claims::isTold)
                .filter(held -> held.origin().importNumber().stream().anyMatch(imports::contains)).toList();
    }

    private static Optional<Certification> brought(Evidence evidence, ImportId id) {
        return evidence.certifications().stream().filter(Claims::isTold)
                .filter(held -> held.origin().importNumber().stream().anyMatch(number -> number == id.value()))
                .findFirst();
    }

    private static TellEcho.Change change(Ready one) {
        return switch (one.kind()) {
            case EARNED, EXPIRED -> TellEcho.Change.PASSED;
            case RENEWED -> TellEcho.Change.RENEWED;
            case REVOKED, RETRACTED -> TellEcho.Change.LOST;
        };
    }

    private Claims.Told told(Ready one, Optional<ImportId> corrected, Speaker speaker) {
        var clues = PeopleNamed.clues(one.person());
        if (clues.isEmpty()) {
            return new Claims.Told.Refused("There is nothing by which " + TellEcho.name(one.person())
                    + " could be found again. Give an address in the people file first. Nothing was recorded.");
        }
        var day = one.day().orElse(speaker.ownDay());
        return switch (one.kind()) {
            case EARNED -> corrected.map(
                    id -> claims.corrected(speaker, id, one.person(), one.credential(), day, one.expires(), one.link()))
                    .orElseGet(() -> claims.earned(speaker, one.person(), one.credential(), day, one.expires(),
                            one.link()));
            case RENEWED -> corrected
                    .map(id -> claims.renewalCorrected(speaker, id, one.person(), one.credential(), day, one.link()))
                    .orElseGet(() -> claims.renewed(speaker, one.person(), one.credential(), day, one.link()));
            case REVOKED, RETRACTED -> claims.revoked(speaker, one.person(), one.credential());
            case EXPIRED -> new Claims.Told.Refused(expired(one, speaker));
        };
    }

    /** What expires does so by its day, and nobody has to say it. */
    private String expired(Ready one, Speaker speaker) {
        if (!speaker.sees(one.person().id())) {
            return "What expires does so by its day, and does not count any more after that by itself. Nothing was"
                    + " recorded. If it was taken away earlier, say: cert drop " + TellEcho.brief(one.credential())
                    + ".";
        }
        return on(one, speaker).flatMap(Certification::expires)
                .map(end -> one.credential().title() + " is on file until " + Numbers.show(end)
                        + (end.isBefore(speaker.today()) ? ", so it does not count any more already."
                                : ", and does not count any more after that by itself.")
                        + " Nothing was recorded. If it was taken away earlier, say: cert drop "
                        + TellEcho.brief(one.credential()) + ".")
                .orElseGet(() -> one.credential().title() + " is not on file for "
                        + (one.isOwn() ? "you" : TellEcho.name(one.person()))
                        + " with a day on which it expires. Nothing was recorded.");
    }

    boolean isToCome(LocalDate day, Person who, Speaker speaker) {
        return days.isToCome(day, who, speaker);
    }

    /** The newest of a credential that is on file and active. */
    Optional<Certification> on(Ready one, Speaker speaker) {
        return skills(speaker).certifications().stream()
                .filter(held -> held.person().equals(one.person().id())
                        && held.credential().equals(one.credential().id()) && held.active())
                .max(Comparator.comparing(Certification::earned));
    }

    /** As it is now: of the memory where nothing has changed since. */
    private Evidence evidence(Speaker speaker) {
        var organisation = speaker.organisation().id();
        return stores.get().organisations().situation(organisation)
                .filter(now -> now.evidenceVersion() == speaker.situation().evidenceVersion())
                .map(_ -> firm.evidence(speaker.situation(), Terms.NONE))
                .orElseGet(() -> stores.get().evidence().of(organisation));
    }
}
