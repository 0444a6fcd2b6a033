package dev.seventy.bot;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Resolution;
import dev.seventy.evidence.Certification;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.speech.Days;
import dev.seventy.speech.Link;
import dev.seventy.speech.Slot;
import dev.seventy.speech.SpokenDay;
import dev.seventy.speech.Telling;
import dev.seventy.store.ImportId;

/** The form of a certification: with what is known in it, and read when it was filled in. */
final class TellForms {

    private static final String TITLE = "Log a certification";

    private final Catalog catalog;

    TellForms(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What was filled in. */
    sealed interface Read {

        record Right(Credential credential, LocalDate day, Optional<LocalDate> expires,
                Optional<String> link) implements Read {
        }

        /** @param why quotes the value that is meant */
        record Wrong(String why) implements Read {
        }
    }

    /** @param person as it is typed; empty where the speaker can be nobody */
    Reply empty(String person) {
        return Reply.question("What was passed, by whom and when? Nothing is recorded yet.",
                form(TITLE, "", Optional.empty(), List.of(), person, Optional.empty(), Optional.empty(), ""));
    }

    /**
     * @param origin what the line says of where it comes from
     * @param person as it is typed
     */
    Reply of(Telling telling, String origin, String person) {
        List<CredentialId> choices = telling.credential() instanceof Slot.Open<CredentialId>(var _, var _, var offered)
                ? offered
                : List.of();
        return Reply.question("What is missing, or to be changed? Nothing is recorded yet.",
                form(TITLE, origin, telling.credential().known(), choices, person, telling.day().known(),
                        telling.expires(), telling.link().flatMap(link -> link.addressIn(telling.words())).orElse("")));
    }

    /** @param isShown whether an expiry that a file may have said can be read in it */
    Reply fix(Certification held, ImportId id, String person, boolean isShown) {
        return Reply.question(
                "What should it be? Say it in words, such as: it was on 3 May; or in the form. Nothing has changed"
                        + " yet.",
                form("Correct it", " fix " + id.value(), Optional.of(held.credential()), List.of(), person,
                        Optional.of(held.earned()), held.expires().filter(_ -> isShown && !catalog.get(held.credential())
                                .lifetime().end(held.earned()).equals(held.expires())),
                        held.link().orElse("")));
    }

    private Block.Form form(String title, String origin, Optional<CredentialId> known, List<CredentialId> choices,
            String person, Optional<LocalDate> day, Optional<LocalDate> expires, String link) {
        var isChosen = known.isEmpty() && choices.size() > 1;
        var credential = isChosen
                ? new Block.Input.OneOf(choices.stream().map(catalog::get)
                        .map(one -> new Block.Option(one.title(), one.id().value())).toList())
                : new Block.Input.Text("AZ-305");
        return new Block.Form(title, "Record", "cert record" + origin, List.of(
                new Block.Field("certification", "Certification: exam code or name", "", credential,
                        isChosen ? ""
                                : known.or(() -> choices.stream().findFirst()).map(catalog::get).map(TellForms::typed)
                                        .orElse(""),
                        false),
                new Block.Field("person", "Who: me, a name or an address", TellLines.PERSON, new Block.Input.Text("me"),
                        person, true),
                new Block.Field("day", "Passed on", TellLines.DAY, new Block.Input.Day(),
                        day.map(LocalDate::toString).orElse(""), false),
                new Block.Field("expires", "Expires on, where it is not the usual day", TellLines.EXPIRES,
                        new Block.Input.Day(), expires.map(LocalDate::toString).orElse(""), true),
                new Block.Field("link", "Link to the badge, as a proof", TellLines.LINK,
                        new Block.Input.Text("https://www.credly.com/badges/…"), link, true)));
    }

    /** By its exam where that is all it takes. */
    private static String typed(Credential credential) {
        return credential.exams().size() == 1 ? credential.exams().getFirst() : credential.name();
    }

    /** The one certification that somebody may mean. */
    Optional<Credential> credential(String typed) {
        var id = new CredentialId(typed.isBlank() ? "?" : typed.toLowerCase(Locale.ROOT));
        return catalog.knows(id) ? Optional.of(catalog.get(id))
                : catalog.resolve(typed) instanceof Resolution.Found(var found) ? Optional.of(found) : Optional.empty();
    }

    Read read(Certifying.CertRecord filled, LocalDate today, Locale locale) {
        var credential = credential(filled.credential());
        if (credential.isEmpty()) {
            return new Read.Wrong(wrong(filled.credential()));
        }
        var day = day(filled.day(), today, locale);
        if (day.isEmpty()) {
            return new Read.Wrong("'" + NotUnderstood.cut(filled.day()) + "' is "
                    + unread(filled.day(), today, locale) + " Write it like 2026-05-01.");
        }
        var expires = filled.expires().isBlank() ? Optional.<LocalDate>empty() : day(filled.expires(), today, locale);
        if (!filled.expires().isBlank() && expires.filter(end -> !end.isBefore(day.get())).isEmpty()) {
            return new Read.Wrong("'" + NotUnderstood.cut(filled.expires()) + "' is "
                    + (expires.isEmpty() ? unread(filled.expires(), today, locale) + " Write it like 2027-05-01."
                            : "before it was passed."));
        }
        var link = Optional.of(filled.link()).filter(address -> !address.isBlank());
        if (link.isPresent() && Link.of(link.get()).isEmpty()) {
            return new Read.Wrong("'" + NotUnderstood.cut(link.get())
                    + "' is no address of a badge at Credly, Accredible or Microsoft Learn.");
        }
        return credential.get().retirement().flatMap(Credential.Retirement::on).filter(day.get()::isAfter)
                .<Read>map(last -> new Read.Wrong("'" + filled.day() + "' is too late: " + credential.get().title()
                        + " could last be passed on " + Numbers.show(last) + "."))
                .orElseGet(() -> new Read.Right(credential.get(), day.get(), expires, link));
    }

    private String wrong(String typed) {
        var said = "'" + NotUnderstood.cut(typed) + "'";
        return switch (catalog.resolve(typed)) {
            case Resolution.Choice(var several, var _) -> said + " can be several certifications: "
                    + Wording.list(several.stream().map(Credential::title).toList()) + ". Write the exam code.";
            case Resolution.Unknown(var near) when !near.isEmpty() ->
                said + " is no certification that I know. Near are "
                        + Wording.list(near.stream().map(Credential::title).toList()) + ".";
            case Resolution.Unknown _,Resolution.Found _ -> said + " is no certification that I know.";
        };
    }

    private static Optional<LocalDate> day(String typed, LocalDate today, Locale locale) {
        var meanings = Days.read(typed, today, locale).map(SpokenDay::meanings).orElse(List.of());
        return meanings.size() == 1 ? Optional.of(meanings.getFirst()) : Optional.empty();
    }

    private static String unread(String typed, LocalDate today, Locale locale) {
        var meanings = Days.read(typed, today, locale).map(SpokenDay::meanings).orElse(List.of());
        return meanings.size() == 2
                ? Numbers.show(meanings.getFirst()) + " or " + Numbers.show(meanings.getLast()) + "."
                : "not a day.";
    }
}
