package dev.seventy.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.CredentialId;
import dev.seventy.speech.Understanding.Reason;

/** One line while it is read: what its sentences tell, and what speaks against it. */
final class Line {

    private final String words;
    private final List<Part> parts;
    private final Occasion occasion;
    private final Credentials credentials;
    private final Tellings tellings;
    private final List<Slot<Who>> named = new ArrayList<>();
    private final Carried carried = new Carried();
    /** Verbs of failing with what they are about, which is not to be recorded. */
    private final List<Part> failed = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    /** Reasons that are about everything that is told. */
    private final List<Reason> overall = new ArrayList<>();
    /** Of what something else is said than that it was passed. */
    private final List<CredentialId> asides = new ArrayList<>();
    /** The sentences that are not understood to be about another credential. */
    private final List<Sentence> read = new ArrayList<>();

    /** Words between a subject and its verb that may make something else of it. */
    private final List<String> unexplained = new ArrayList<>();

    Line(String words, List<Part> parts, Occasion occasion, Credentials credentials) {
        this.words = words;
        this.parts = parts;
        this.occasion = occasion;
        this.credentials = credentials;
        tellings = new Tellings(words, occasion, credentials.catalog());
    }

    Understanding read() {
        if (parts.stream().noneMatch(
                part -> part instanceof Part.Cred || part instanceof Part.Proof || Lexicon.EXAM.contains(part.key()))) {
            return new Understanding.Unrelated();
        }
        if (Quotes.isOfAnother(parts)) {
            overall.add(Reason.DOUBTFUL);
        }
        Sentence.of(parts).forEach(this::sentence);
        var told = tellings.all();
        if (!overall.isEmpty() || told.isEmpty() || told.stream().anyMatch(this::isAside)) {
            return supposed(told).map(one -> complete(one).orElseGet(() -> new Understanding.Unfinished(one)))
                    .orElseGet(this::unrecorded);
        }
        if (tellings.isFuture()) {
            // "I've got AZ-305 tomorrow" is an appointment.
            var isPlan = parts.stream().anyMatch(part -> part.key().equals("got"));
            return new Understanding.Unrecorded(isPlan ? Reason.PLANNED : Reason.FUTURE, mentioned());
        }
        var certain = confirmed(told);
        return complete(certain).orElseGet(() -> new Understanding.Unfinished(certain));
    }

    private Understanding unrecorded() {
        reasons.addAll(0, overall);
        return reasons.isEmpty() || mentioned().isEmpty() ? new Understanding.Unrelated()
                : new Understanding.Unrecorded(reasons.getFirst(), mentioned());
    }

    /** What nothing speaks against but that it could not be read whole is asked. */
    private Optional<List<Telling>> supposed(List<Telling> told) {
        var against = Stream.concat(overall.stream(), reasons.stream()).collect(Collectors.toSet());
        if (against.contains(Reason.ASKED) || Quotes.isOfAnother(parts)
                || Lexicon.has(Lexicon.FANCY, Lexicon.plain(Parts.text(parts)))) {
            return Optional.empty();
        }
        var isWhole = !told.isEmpty() && told.stream().noneMatch(this::isAside)
                && told.stream().allMatch(telling -> telling.claim().isPresent()) && !tellings.isFuture();
        return isWhole ? Optional.of(told.stream().map(telling -> telling.unless(Doubted.stretch(parts))).toList())
                : Optional.of(against).filter(reasonsOf -> Set.of(Reason.DOUBTFUL).containsAll(reasonsOf))
                        .flatMap(_ -> Supposed.of(parts, words, occasion));
    }

    private static Optional<Understanding> complete(List<Telling> tellings) {
        var claims = tellings.stream().flatMap(telling -> telling.claim().stream()).toList();
        return claims.size() == tellings.size() ? Optional.of(new Understanding.Told(claims)) : Optional.empty();
    }

    /** Where the reading does not account for every word, what would be recorded is asked once more. */
    private List<Telling> confirmed(List<Telling> told) {
        var remainder = new Remainder(told, tellings.days(), failed);
        var left = Stream
                .concat(unexplained.stream(), read.stream().flatMap(sentence -> remainder.of(sentence).stream()))
                .distinct().toList();
        return left.isEmpty() ? told : told.stream().map(telling -> telling.unless(String.join(" ", left))).toList();
    }

    private List<CredentialId> mentioned() {
        return mentioned(parts);
    }

    static List<CredentialId> mentioned(List<Part> parts) {
        return parts.stream().flatMap(part -> part instanceof Part.Cred credential ? switch (credential.slot()) {
            case Slot.Known<CredentialId>(var id) -> List.of(id).stream();
            case Slot.Open<CredentialId>(var _, var _, var choices) -> choices.stream();
        } : Stream.<CredentialId>empty()).distinct().toList();
    }

    private void sentence(Sentence sentence) {
        if (sentence.parts().isEmpty()) {
            return;
        }
        var told = sentence.withoutCourtesies();
        if (told.isTakenBack() && !sentence.isQuestion()) {
            takenBack(told);
            return;
        }
        var doubt = sentence.doubt()
                .or(() -> sentence.isYetToCome(occasion.today()) ? Optional.of(Reason.PLANNED) : Optional.empty());
        if (doubt.isPresent()) {
            aside(sentence, doubt.get());
            return;
        }
        if (told.isBare()) {
            bare(told);
        } else if (!told.isAbout()) {
            notAbout(told);
        } else {
            read.add(told);
            told.clauses().forEach(clause -> clause(clause, told));
        }
        carried.sentenceEnds(told);
        named.addAll(told.subjects());
    }

    /** Nothing that passes an exam: "next stop: AZ-400" is a plan for another one. */
    private void notAbout(Sentence sentence) {
        var text = Parts.text(sentence.parts());
        Doubts.behind(text).or(() -> Doubts.overall(text)).ifPresent(overall::add);
        if (Lexicon.has(Lexicon.PLAN, Lexicon.plain(text))) {
            asides.addAll(mentioned(sentence.parts()));
            reasons.add(Reason.PLANNED);
        } else {
            read.add(sentence);
        }
    }

    /** The one credential that was named so far, which "it" stands for. */
    private Optional<Part.Cred> last() {
        var all = parts.stream().filter(Part.Cred.class::isInstance).map(Part.Cred.class::cast)
                .filter(credential -> !credential.said().isEmpty()).toList();
        return all.stream().map(Part.Cred::slot).distinct().count() == 1 ? Optional.of(all.getFirst())
                : Optional.empty();
    }

    /** A question or a plan that names a credential of its own leaves what is told of others. */
    private void aside(Sentence sentence, Reason reason) {
        var ids = mentioned(sentence.parts());
        if (!ids.isEmpty()) {
            asides.addAll(ids);
            reasons.add(reason);
            // Two tellings of which one is in doubt are both held back.
            if (sentence.isTold() && reason != Reason.ASKED) {
                overall.add(reason);
            }
        } else if (sentence.names() || sentence.isAboutTheRest()) {
            overall.add(reason);
        } else {
            read.add(sentence);
        }
    }

    private boolean isAside(Telling telling) {
        return !asides.isEmpty() && telling.credential().known().map(asides::contains).orElse(true);
    }

    private void takenBack(Sentence sentence) {
        var who = sentence.parts().stream().filter(Part.Whom.class::isInstance).map(part -> ((Part.Whom) part).who())
                .findFirst().orElseGet(() -> Slot.of(new Who.Sender()));
        sentence.parts().forEach(part -> {
            if (part instanceof Part.Cred && !sentence.endsWith(part)) {
                overall.add(Reason.DOUBTFUL);
            } else if (part instanceof Part.Cred credential) {
                tellings.add(Claim.Kind.RETRACTED, List.of(who),
                        new Matter.Item(credential.slot(), credential.found().exam(), Slot.missing()), Optional.empty(),
                        Optional.empty());
            }
        });
    }

    /** A link, perhaps with a name and a day and nothing else. */
    private void bare(Sentence sentence) {
        var proof = sentence.parts().stream().filter(Part.Proof.class::isInstance)
                .map(part -> ((Part.Proof) part).link()).findFirst();
        if (proof.isPresent() && sentence.parts().stream().noneMatch(Part.Cred.class::isInstance)
                && tellings.show(proof.get())) {
            return;
        }
        var clause = new Clause(List.of(), "earned", sentence.parts());
        matter(clause, sentence, Claim.Kind.EARNED);
    }

    private void clause(Clause said, Sentence sentence) {
        var clause = said.names() ? said : said.withPronoun(last());
        var kind = Optional.ofNullable(Lexicon.TELLING.get(clause.verb()))
                .or(() -> clause.verb().isEmpty() || Lexicon.FAILING.contains(clause.verb()) ? Optional.empty()
                        : Optional.of(Claim.Kind.EARNED));
        if (kind.isEmpty() || !clause.names() && !sentence.isOwn(clause)) {
            if (Lexicon.FAILING.contains(clause.verb())) {
                failed(clause);
            } else {
                Doubts.in(Parts.text(clause.all())).ifPresent(reason -> against(reason, clause));
            }
            return;
        }
        var doubt = Doubts.in(Parts.text(clause.before()));
        if (doubt.isPresent()) {
            against(doubt.get(), clause);
            return;
        }
        matter(clause, sentence, kind.get());
    }

    /** Somebody failed, which says nothing of what others passed; unless that is doubted. */
    private void failed(Clause clause) {
        reasons.add(Reason.FAILED);
        var subjects = new Subject(clause.before(), occasion.people(), false, named);
        subjects.read().filter(_ -> !subjects.isDefault()).ifPresent(carried::tells);
        var doubt = Doubts.behind(Parts.text(clause.after())).or(() -> Doubts.in(Parts.text(clause.before())));
        var isApart = clause.names() || clause.all().stream().anyMatch(Part.Whom.class::isInstance);
        doubt.or(() -> isApart || tellings.all().isEmpty() ? Optional.empty() : Optional.of(Reason.FAILED))
                .ifPresent(overall::add);
        failed.addAll(clause.all().stream().filter(part -> !(part instanceof Part.Plain) || part.key().equals("it"))
                .toList());
        read.forEach(sentence -> sentence.parts().stream().filter(part -> Lexicon.FAILING.contains(part.key()))
                .forEach(failed::add));
        tellings.against(clause);
    }

    /** A doubt reaches as far as the sentence does; a plan behind what was told does not reach back. */
    private void against(Reason reason, Clause clause) {
        var isDenied = reason == Reason.FAILED && !tellings.all().isEmpty();
        reasons.add(isDenied ? Reason.DOUBTFUL : reason);
        if (reason != Reason.PLANNED || tellings.all().isEmpty()) {
            overall.add(isDenied ? Reason.DOUBTFUL : reason);
        }
        tellings.against(clause);
    }

    private void matter(Clause clause, Sentence sentence, Claim.Kind kind) {
        var matter = new Matter(clause, credentials, sentence.isAdded());
        var isRead = matter.read();
        var behind = clause.after().subList(Math.min(matter.core(), clause.after().size()), clause.after().size());
        var rest = Parts.text(behind);
        var subjects = new Subject(clause.before(), occasion.people(), sentence.isPraise(),
                Stream.concat(named.stream(), sentence.subjectsBefore(clause).stream()).distinct().toList());
        var subject = subjects.read();
        unexplained.addAll(subjects.unexplained());
        var doubt = isRead
                ? Doubts.behind(rest).or(() -> Doubts.in(Parts.text(clause.after().subList(0, matter.core()))))
                : Doubts.in(Parts.text(clause.all()));
        var isCoreRead = isRead && subject.isPresent() && !clause.isHanded();
        var isDoubtedBehind = isCoreRead && doubt.isPresent() && doubt.equals(Doubts.behind(rest))
                && Remarks.mayBeAside(behind);
        if (isDoubtedBehind) {
            reasons.add(doubt.get());
            overall.add(doubt.get());
        } else if (!isCoreRead || doubt.isPresent()) {
            if (clause.names()) {
                var reason = doubt.or(() -> Doubts.in(Parts.text(sentence.parts()))).orElse(Reason.DOUBTFUL);
                reasons.add(reason);
                overall.add(reason);
            }
            return;
        }
        var isNamedBehind = !matter.people().isEmpty()
                && (sentence.isAdded() || matter.hasAgent() || isMissing(subject.get()));
        // "Passed it, thanks to Tom" and "passed it, Tom" begin alike.
        var isPraisedBehind = sentence.isPraise() && clause.before().isEmpty() && !matter.people().isEmpty()
                && !matter.hasAgent();
        var isCarried = subjects.isDefault() && carried.isOfSomebody();
        // "AZ-104 expired" may be about anybody, or about the exam.
        var isNobodys = subjects.isDefault() && !isCarried
                && (kind == Claim.Kind.EXPIRED || kind == Claim.Kind.REVOKED);
        var people = isPraisedBehind ? Subject.speakerOr(matter.people())
                : isNamedBehind ? matter.people()
                        : isNobodys ? List.<Slot<Who>>of(new Slot.Open<>(Why.MISSING, "", List.of(new Who.Sender())))
                                : isCarried ? carried.subject(clause) : subject.get();
        carried.tells(people);
        var meant = matter.isRenewal() && kind == Claim.Kind.EARNED ? Claim.Kind.RENEWED : kind;
        var items = matter.items();
        unexplained.addAll(OwnPieces.leftOver(clause, people, items));
        items.forEach(item -> tellings.add(meant, people, item, matter.expires(), matter.link()));
    }

    private static boolean isMissing(List<Slot<Who>> subject) {
        return subject.size() == 1 && subject.getFirst().equals(Slot.<Who>missing());
    }
}
