package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Playbook;
import dev.seventy.store.Person;

/** Gives what holds of the playbook as files, in the columns of our template, so that it can be imported again. */
final class EcoExports {

    private static final List<String> COLUMNS = List.of("part", "item", "field", "value", "unit", "note", "person",
            "said_on", "source");

    private final Playbook playbook;
    private final Firm firm;

    EcoExports(Playbook playbook, Firm firm) {
        this.playbook = playbook;
        this.firm = firm;
    }

    Reply export(Terms terms, Speaker speaker) {
        var view = EcoView.of(playbook, firm, terms, speaker);
        var people = firm.people(speaker.situation());
        var holding = view.standing().holding();
        var shown = holding.stream().filter(entry -> !view.isWithheld(entry)).toList();
        var rows = shown.stream().map(entry -> row(entry, people)).toList();
        return ExportAnswers.files(Custody.Exported.PLAYBOOK,
                EcoView.count(rows.size(), "entry", "entries")
                        + " of the playbook, as CSV and as JSON. The CSV can be imported again."
                        + (shown.size() < holding.size()
                                ? " Amounts of money are left out: they are for those who see" + " revenue."
                                : ""),
                COLUMNS, rows);
    }

    private static Map<String, String> row(PlaybookEntry entry, Map<PersonId, Person> people) {
        var person = entry.person().flatMap(id -> Optional.ofNullable(people.get(id)))
                .flatMap(known -> PeopleNamed.line(known).or(known::name));
        return ExportAnswers.row(COLUMNS, entry.part().word(), entry.item(), entry.field(), entry.value().orElse(""),
                entry.unit().orElse(""), entry.note().orElse(""), person.orElse(""), entry.day().toString(),
                entry.origin().kind().words());
    }
}
