package dev.seventy.bot;

import java.util.ArrayList;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;

/** Says what can be said. */
final class HelpAnswers {

    private HelpAnswers() {
    }

    static Reply help(Role role, Surroundings surroundings) {
        var examples = new ArrayList<>(List.of("score: every designation on one screen",
                "score data-ai as of 2026-09-30: one of them, on any day",
                "score databricks: the Databricks tier, what the next one lacks; pvs: the Partner Value Score",
                "why data-ai net adds: what counted, what did not, and the reason",
                "forecast, forecast data-ai: when points fall in the next twelve months, and why; with ics a calendar file",
                "I passed AZ-305 yesterday: logs it; cert add opens a form, fix and undo are below the answer",
                "who az-305, who could take dp-700: who holds it, and who is near to it",
                "home: what of mine expires, what to do next, how we stand",
                "eco: the playbook of the partner ecosystem; eco report, eco ps enterprise fsi, eco actions",
                "digest subscribe monday 9:00: how we stand, once a week; digest list, digest snooze az-305 2"
                        + " weeks, digest mute, digest stop",
                "reminders: what of mine ends and when I am told; reminders snooze AZ-305 2 weeks, reminders stop",
                "me: who I am here; me looked, me export, me forget: who saw my record, a copy of it, its end"));
        if (Permissions.covers(role, Role.MANAGER)) {
            examples.add(
                    "databricks set employees 120 on 2026-10-31: tells what no file has; history: what you told, to"
                            + " be taken back with undo");
            examples.add("share link data-ai: a page with score and forecast to forward, for a week, without names");
            examples.add("person list: who is known, with manager, location, last day and account; person invite EMAIL:"
                    + " adds a colleague, and tells them how to begin");
            examples.add("assign az-305 to EMAIL by 15 Dec: asks a colleague, and tells them what it is worth;"
                    + " assignments, unassign");
            examples.add("cert doctor: what was passed and does not count, and who can mend it");
            examples.add("export people, export certifications, export scores, export reasons: files for spreadsheets");
        }
        if (Permissions.covers(role, Role.ADMIN)) {
            examples.add("import: said with an export file of Partner Center");
            examples.add("person export EMAIL, person forget EMAIL, check audit: whose data it is, and who saw it");
        }
        return Reply.answer(
                "I say where the firm stands in the partner programs of Microsoft and Databricks, why, and what to do next.",
                new Block.Items(examples, false),
                new Block.Paragraph("Plain sentences work too: what do we miss for data and ai?"),
                new Block.Note(
                        "Answers are private unless you share them. Names are for managers, revenue is for admins."
                                + " Every number is an estimate from the files imported, with its day and its rules."),
                new Block.Buttons(List.of(new Block.Button("Score", "score", true),
                        new Block.Button("Home", "home", false), new Block.Button("Settings", "settings", false),
                        new Block.Button("Privacy", "privacy", false))))
                .with(surroundings.links().toArray(Block[]::new));
    }

    static Reply thanks() {
        return Reply.answer("You are welcome.", new Block.Buttons(
                List.of(new Block.Button("Score", "score", true), new Block.Button("Help", "help", false))));
    }
}
