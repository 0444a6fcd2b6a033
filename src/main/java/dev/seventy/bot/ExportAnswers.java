package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;
import dev.seventy.intake.SafeTable;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Standing;
import dev.seventy.store.Person;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Gives what is known as files, for spreadsheets and programs: the same rows as CSV and as JSON. */
final class ExportAnswers {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /** The columns of our people template, so that it can be imported again. */
    private static final List<String> PEOPLE = List.of("person_key", "full_name", "work_email", "slack_user_id",
            "teams_user_id", "manager_email", "location", "role", "start_date", "end_date");
    /** The columns of our template for certifications, and behind them what it does not need. */
    private static final List<String> CERTIFICATIONS = List.of("person_key", "exam_or_cert", "issued_on", "expires_on",
            "credential_url", "mcid", "source", "holder", "title", "active", "file", "row");
    private static final List<String> SCORES = List.of("designation", "path", "rules", "as_of", "metric", "points",
            "maximum", "threshold", "qualifies", "known", "kind", "value");
    private static final List<String> REASONS = List.of("designation", "path", "rules", "as_of", "metric", "part",
            "quantity", "counted", "reason", "what", "certification", "earned", "expires", "value", "data_day", "file",
            "row");

    private static final String ESTIMATE = "our estimate";

    private final Catalog catalog;
    private final Firm firm;
    private final Figures figures;
    private final TierFigures tiers;
    private final EcoExports playbook;

    ExportAnswers(Knowledge knowledge, Firm firm, Figures figures, TierFigures tiers) {
        catalog = knowledge.catalog();
        playbook = new EcoExports(knowledge.rules().playbook(), firm);
        this.firm = firm;
        this.figures = figures;
        this.tiers = tiers;
    }

    Reply export(Custody.Exported what, Terms terms, Speaker speaker) {
        if (speaker.message().place() == Message.Place.SHARED) {
            return Reply.refused("Files are for you alone, and others read along here. Say it to me directly; nothing"
                    + " was exported.");
        }
        return switch (what) {
            case PEOPLE -> people(speaker);
            case CERTIFICATIONS -> certifications(terms, speaker);
            case SCORES -> scores(terms, speaker);
            case REASONS -> reasons(terms, speaker);
            case PLAYBOOK -> playbook.export(terms, speaker);
        };
    }

    /** The same rows twice; the CSV has a cell for every column, the JSON leaves out what is empty. */
    static Reply files(Custody.Exported what, String sentence, List<String> columns, List<Map<String, String>> rows,
            Block... more) {
        if (rows.isEmpty()) {
            return Reply.answer(
                    "There is nothing to export yet: no " + what.word()
                            + (what == Custody.Exported.PLAYBOOK ? " entries" : "") + " are known.",
                    new Block.Buttons(List.of(new Block.Button("How to import", "import", true))));
        }
        var json = rows.stream().map(row -> {
            Map<String, String> filled = new LinkedHashMap<>(row);
            filled.values().removeIf(String::isEmpty);
            return filled;
        }).toList();
        return Reply
                .answer(sentence, new Block.Attachment(what.word() + ".csv", SafeTable.csv(columns,
                        rows.stream().map(row -> columns.stream().map(column -> row.getOrDefault(column, "")).toList())
                                .toList())),
                        new Block.Attachment(what.word() + ".json", JSON.writeValueAsString(json)))
                .with(more);
    }

    static Map<String, String> row(List<String> columns, String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int index = 0; index < cells.length; index++) {
            row.put(columns.get(index), cells[index]);
        }
        return row;
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    private Reply people(Speaker speaker) {
        var people = firm.people(speaker.situation());
        Map<PersonId, Staff> staff = new HashMap<>();
        firm.evidence(speaker.situation(), Terms.NONE).staff().forEach(one -> staff.put(one.person(), one));
        var rows = people.values().stream().filter(person -> !person.isOnlyAName()).map(person -> {
            var employed = Optional.ofNullable(staff.get(person.id()));
            var manager = person.manager().flatMap(id -> Optional.ofNullable(people.get(id)))
                    .flatMap(known -> known.addresses().stream().findFirst());
            return row(PEOPLE, first(person.keys()), text(person.name()), first(person.addresses()),
                    first(person.slackUsers()), first(person.teamsUsers()), text(manager), text(person.location()),
                    text(person.role()), text(employed.flatMap(Staff::from)), text(employed.flatMap(Staff::until)));
        }).toList();
        return files(Custody.Exported.PEOPLE, count(rows, "person", "people")
                + ", as CSV and as JSON. The CSV can be imported again as the people file.", PEOPLE, rows);
    }

    private static String first(List<String> some) {
        return some.isEmpty() ? "" : some.getFirst();
    }

    private static String count(List<?> rows, String one, String several) {
        return rows.size() == 1 ? "1 " + one : Numbers.show(java.math.BigDecimal.valueOf(rows.size())) + " " + several;
    }

    private Reply certifications(Terms terms, Speaker speaker) {
        var people = firm.people(speaker.situation());
        var all = firm.evidence(speaker.situation(), terms).certifications().stream()
                .filter(held -> terms.asOf().map(day -> !held.earned().isAfter(day)).orElse(true)).toList();
        // Imported again, what was taken back would be held.
        var rows = all.stream().filter(Certification::active).map(held -> {
            var person = Optional.ofNullable(people.get(held.person()));
            return row(CERTIFICATIONS, person.flatMap(ExportAnswers::key).orElse(""), certification(held.credential()),
                    held.earned().toString(), text(held.expires()), text(held.link()),
                    person.map(Person::vendorIds).map(ExportAnswers::first).orElse(""), held.origin().kind().words(),
                    person.flatMap(Person::name).orElse(""),
                    catalog.knows(held.credential()) ? catalog.get(held.credential()).title() : "",
                    held.active() ? "yes" : "no", held.origin().name(), Integer.toString(held.row()));
        }).toList();
        var nameless = rows.stream()
                .filter(row -> row.getOrDefault("person_key", "").isEmpty() && row.getOrDefault("mcid", "").isEmpty())
                .count();
        List<Block> notes = new ArrayList<>();
        if (all.size() > rows.size()) {
            notes.add(new Block.Note(all.size() - rows.size()
                    + " that were taken back, or are not active at the vendor," + " are left out."));
        }
        if (nameless > 0) {
            notes.add(new Block.Note(nameless + " of them of a person without a name, who was forgotten or of whom"
                    + " nothing else is known."));
        }
        return files(Custody.Exported.CERTIFICATIONS,
                count(rows, "certification", "certifications")
                        + ", as CSV and as JSON. The CSV has the columns of our template certs in front.",
                CERTIFICATIONS, rows, notes.toArray(Block[]::new));
    }

    /** As our import takes it. */
    private String certification(CredentialId credential) {
        return catalog.knows(credential) && catalog.named(credential.value()).isEmpty()
                ? catalog.get(credential).title()
                : credential.value();
    }

    private static Optional<String> key(Person person) {
        return Stream.concat(person.addresses().stream(), person.keys().stream()).findFirst();
    }

    private List<Standing> standings(Terms terms, Speaker speaker) {
        return figures.overview(terms, speaker).map(Figures.Overview::standings).orElse(List.of());
    }

    private static LocalDate day(Standing standing) {
        return standing.assessment().asOf();
    }

    private Reply scores(Terms terms, Speaker speaker) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (var standing : standings(terms, speaker)) {
            var found = standing.assessment();
            var area = found.version().designation().id();
            var rules = found.version().id();
            rows.add(row(SCORES, area, found.path().word(), rules, day(standing).toString(), "total",
                    Numbers.rounded(found.total()).toPlainString(), "100",
                    Numbers.rounded(found.threshold()).toPlainString(), found.qualifies() ? "yes" : "no",
                    found.unknown().isEmpty() ? "yes" : "no", ESTIMATE));
            found.metrics()
                    .forEach(metric -> rows.add(row(SCORES, area, found.path().word(), rules, day(standing).toString(),
                            metric.metric().kind().id(), Numbers.rounded(metric.points()).toPlainString(),
                            Numbers.rounded(metric.metric().maximum().value()).toPlainString(), "", "",
                            metric.known() ? "yes" : "no", ESTIMATE)));
        }
        var databricks = tiers.taken(terms, speaker);
        databricks.forEach(one -> rows
                .add(row(SCORES, Climb.AREA, one.track().id(), one.rules(), one.day().toString(), one.what(), "", "",
                        "", "", one.known() ? "yes" : "no", one.reported() ? "reported" : ESTIMATE, one.value())));
        var total = rows.stream().filter(row -> "total".equals(row.get("metric"))).toList();
        return files(Custody.Exported.SCORES, "The scores of " + count(total, "designation", "designations")
                + " with their metrics"
                + (databricks.isEmpty() ? ", as CSV and as JSON. Every number is our estimate."
                        : ", and the standing with Databricks, as CSV and as JSON. What the partner portal showed is"
                                + " called reported; every other number is our estimate."),
                SCORES, rows);
    }

    private Reply reasons(Terms terms, Speaker speaker) {
        List<Map<String, String>> rows = new ArrayList<>();
        var json = new AssessmentJson(firm.directory(speaker));
        standings(terms, speaker).forEach(standing -> new Reasons(rows).add(json.map(standing)));
        return files(Custody.Exported.REASONS,
                "What was counted and what was left out: " + count(rows, "row", "rows") + ", as CSV and as JSON.",
                REASONS, rows,
                speaker.seesRevenue() ? new Block[0]
                        : new Block[]{new Block.Note(
                                "Revenue and names of customers are left out: they are not for" + " your role.")});
    }

    /** Lays the whole finding out in rows. */
    private record Reasons(List<Map<String, String>> rows) {

        private static final List<String> WHAT = List.of("name", "customer", "subject", "achievement", "measure");
        private static final List<String> VALUE = List.of("value", "usd", "change");

        void add(Map<String, Object> standing) {
            var start = row(REASONS, text(standing, "designation"), text(standing, "path"), text(standing, "rules"),
                    text(standing, "asOf"));
            for (var metric : list(standing, "metrics")) {
                for (var part : list(metric, "parts")) {
                    var about = new LinkedHashMap<>(start);
                    about.put("metric", text(metric, "metric"));
                    about.put("part", text(part, "part"));
                    list(part, "options").forEach(option -> observation(option, about));
                }
            }
        }

        private void observation(Map<String, Object> observation, Map<String, String> about) {
            var row = new LinkedHashMap<>(about);
            row.put("quantity", text(observation, "quantity"));
            row.put("data_day", text(observation, "dataDay"));
            list(observation, "counted").forEach(detail -> rows.add(detail(detail, row, "yes")));
            list(observation, "leftOut").forEach(detail -> rows.add(detail(detail, row, "no")));
            list(observation, "of").forEach(inner -> observation(inner, about));
        }

        private static Map<String, String> detail(Map<String, Object> detail, Map<String, String> about,
                String counted) {
            var row = new LinkedHashMap<>(about);
            row.put("counted", counted);
            row.put("reason", text(detail, "reason"));
            row.put("what", first(detail, WHAT));
            row.put("certification", text(detail, "certification"));
            row.put("earned", text(detail, "earned"));
            row.put("expires", text(detail, "expires"));
            row.put("value", first(detail, VALUE));
            row.put("file", text(detail, "source"));
            row.put("row", text(detail, "row"));
            return row;
        }

        private static String first(Map<String, Object> detail, List<String> fields) {
            return fields.stream().map(field -> text(detail, field)).filter(value -> !value.isEmpty()).findFirst()
                    .orElse("");
        }

        private static String text(Map<String, Object> json, String field) {
            return Optional.ofNullable(json.get(field)).map(Object::toString).orElse("");
        }

        @SuppressWarnings("unchecked") // AssessmentJson makes them so.
        private static List<Map<String, Object>> list(Map<String, Object> json, String field) {
            return json.get(field) instanceof List<?> found
                    ? found.stream().map(one -> (Map<String, Object>) one).collect(Collectors.toList())
                    : List.of();
        }
    }
}
