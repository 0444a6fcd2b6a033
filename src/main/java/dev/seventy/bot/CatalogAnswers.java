package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.seventy.catalog.Credential;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Resolution;
import dev.seventy.catalog.Specialization;
import dev.seventy.catalog.Vendor;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Quantity;

/** Says what a certification or a specialization is. */
final class CatalogAnswers {

    private final Knowledge knowledge;

    CatalogAnswers(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** @param typed a name, an alias, an exam or a whole title, perhaps in quotation marks */
    Reply credential(String typed, LocalDate today) {
        return switch (knowledge.catalog().resolve(typed)) {
            case Resolution.Found(var credential) -> describe(credential, typed, today);
            case Resolution.Choice(var credentials, var also) -> Reply.question("Several certifications are called that"
                    + (also.isEmpty() ? "" : ", and " + also + " too") + ". Which one?", buttons(credentials));
            case Resolution.Unknown _ when knowledge.catalog().isBadge(typed) -> Reply.answer(
                    "That is a badge for a course. It is no certification and counts nowhere: '"
                            + NotUnderstood.cut(typed) + "'.",
                    new Block.Buttons(List.of(new Block.Button("Who holds what", "certs databricks", true))));
            case Resolution.Unknown(var nearest) -> nearest.isEmpty()
                    ? Reply.misunderstood(
                            "I know no certification by that name. Say its name or its exam, such as az-305.")
                    : Reply.misunderstood("I know no certification by exactly that name. Did you mean one of these?",
                            buttons(nearest));
        };
    }

    private static Block buttons(List<Credential> credentials) {
        return new Block.Buttons(credentials.stream()
                .map(credential -> new Block.Button(credential.title(), "certification " + credential.name(), false))
                .toList());
    }

    private Reply describe(Credential credential, String typed, LocalDate today) {
        List<String> facts = new ArrayList<>();
        facts.add("Level: " + credential.level().word() + ", " + switch (credential.lifetime()) {
            case Credential.Lifetime.For(var period) -> "holds for " + period.toTotalMonths() + " months";
            case Credential.Lifetime.Forever() -> "never expires";
            case Credential.Lifetime.OnTheBadge() -> "expires on the day that its badge says";
        });
        credential.exam().ifPresent(
                exam -> facts.add("Exam: " + exam.questions() + " scored questions in " + exam.minutes() + " minutes"));
        if (credential.exams().size() > 1) {
            facts.add("Needs all of these exams: " + Wording.list(credential.exams()));
        }
        var status = credential.status(typed, today);
        var price = status == Credential.Status.RETIRED ? Optional.<BigDecimal>empty() : credential.totalPriceUsd();
        price.ifPresent(
                amount -> facts.add("Exams cost " + Numbers.usd(amount) + " by the US list; other countries differ"));
        credential.needs().forEach(group -> facts.add("Needs first: " + names(group)));
        credential.needsNote().ifPresent(facts::add);
        credential.retirement()
                .ifPresent(end -> facts.add(
                        end.on().map(day -> (day.isBefore(today) ? "Retired on " : "Retires on ") + Numbers.show(day))
                                .orElse("Retired; the day is not known")
                                + end.countsThrough().map(day -> ", counts through " + Numbers.show(day)).orElse("")
                                + end.successor().map(next -> ", followed by " + knowledge.catalog().get(next).title())
                                        .orElse("")
                                + end.successorNote().map(note -> ", followed by " + note).orElse("")));
        credential.priceUsd(1, true).filter(_ -> price.isPresent() && credential.partnerPriceUsd().isPresent())
                .ifPresent(amount -> facts.add("Partners pay " + Numbers.usd(amount)
                        + " an exam, as one source reports that cannot be checked"));
        if (credential.wasCalled(typed)) {
            facts.add("'" + NotUnderstood.cut(typed) + "' is a former name of it");
        }
        credential.note().ifPresent(facts::add);
        if (!credential.alsoCalled().isEmpty() || !credential.earlierExams().isEmpty()) {
            var names = new ArrayList<>(credential.alsoCalled());
            names.addAll(credential.formerly());
            names.addAll(credential.earlierExams());
            facts.add("Also called: " + String.join(", ", names));
        }
        if (credential.vendor() == Vendor.DATABRICKS) {
            return Reply.answer(credential.title() + " " + counts(credential, status), new Block.Items(facts, false),
                    new Block.Buttons(List.of(new Block.Button("Who holds what", "certs databricks", true))));
        }
        var counts = counts(credential.id(), today);
        return Reply.answer(credential.title() + (counts.isEmpty() ? " earns points in no designation today."
                : " counts in " + Wording.list(counts) + "."), new Block.Items(facts, false));
    }

    /** As what it counts by our reading of Databricks' program, which does not publish it. */
    private static String counts(Credential credential, Credential.Status status) {
        var gone = status == Credential.Status.RETIRED
                ? ". Its exam is withdrawn; one that was earned counts until it expires."
                : ".";
        return switch (credential.level()) {
            case FOUNDATION -> "is an accreditation of Databricks, not a certification: it does not make anybody"
                    + " certified" + gone;
            case CHAMPION ->
                "is how Databricks names a Champion, not a certification. Tell one with: champion add EMAIL" + gone;
            case UNLEVELLED -> "is a certification of Databricks without a level, so we do not count it" + gone;
            default -> "is a certification of Databricks, level " + credential.level().word()
                    + ": by our reading it counts as long as it holds" + gone;
        };
    }

    private String names(Set<CredentialId> group) {
        return String.join(" or ", group.stream().map(id -> knowledge.catalog().get(id).title()).sorted().toList());
    }

    /** The designations and metrics in whose current version a credential counts. */
    private List<String> counts(CredentialId id, LocalDate today) {
        Set<String> places = new LinkedHashSet<>();
        for (var area : knowledge.rules().designations()) {
            knowledge.rules().on(area.id(), today).ifPresent(version -> version.paths().values()
                    .forEach(ruleset -> ruleset.metrics().forEach(metric -> metric.parts().stream().filter(
                            part -> part.options().stream().anyMatch(option -> accepts(option.quantity(), id, today)))
                            .forEach(part -> places.add(area.name() + " ("
                                    + (part.step().isPresent() ? "step " + part.step().getAsInt() + " of " : "")
                                    + metric.kind().name().toLowerCase(java.util.Locale.ROOT) + ")")))));
        }
        return List.copyOf(places);
    }

    private static boolean accepts(Quantity quantity, CredentialId id, LocalDate today) {
        return quantity instanceof Quantity.PeopleHolding people
                && people.anyOf().stream().anyMatch(accepted -> accepted.credential().equals(id)
                        && accepted.through().map(day -> !day.isBefore(today)).orElse(true));
    }

    Reply specializations(Optional<Designation> area, Optional<String> name) {
        var directory = knowledge.specializations();
        if (name.isPresent()) {
            return directory.find(name.get()).map(this::describe).orElseGet(() -> Reply.misunderstood(
                    "I know no specialization by that name. Specializations are listed under their designation.",
                    new Block.Buttons(knowledge.rules().designations().stream()
                            .map(known -> new Block.Button(known.name(), "specializations " + known.id(), false))
                            .toList())));
        }
        var listed = area.map(known -> directory.under(known.id())).orElse(directory.all());
        List<List<String>> rows = listed.stream()
                .map(entry -> List.of(entry.name(),
                        entry.status() + entry.into().flatMap(this::nameOf).map(into -> " into " + into).orElse(""),
                        entry.needsBesides()))
                .toList();
        return Reply.answer(
                listed.size() + " specializations" + area.map(known -> " build on " + known.name()).orElse(" are known")
                        + ". They are listed, not scored: their requirements are only partly published.",
                new Block.Table(List.of(new Block.Column("Specialization", false), new Block.Column("Status", false),
                        new Block.Column("Needs besides (2023)", false)), rows),
                new Block.Note(String.join(" ", directory.general().stream()
                        .map(sentence -> sentence.value() + " (" + sentence.citation() + ")").toList())));
    }

    private Optional<String> nameOf(String id) {
        return knowledge.specializations().all().stream().filter(entry -> entry.id().equals(id)).findFirst()
                .map(Specialization::name);
    }

    private Reply describe(Specialization entry) {
        var needs = entry.designations()
                .isEmpty()
                        ? "no source names the designation it needs"
                        : "needs "
                                + String.join(" or ",
                                        entry.designations().stream()
                                                .map(id -> knowledge.rules().designation(id).name()).toList())
                                + " first";
        return Reply.answer(
                entry.name() + " is a specialization: " + needs
                        + ". Specializations are listed, not scored: their requirements are only partly published.",
                new Block.Items(entry.documented().stream()
                        .map(sentence -> sentence.value() + " (" + sentence.citation() + ")").toList(), false));
    }
}
