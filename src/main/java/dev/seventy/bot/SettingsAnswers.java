package dev.seventy.bot;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.seventy.bot.FirmSettings.Change;
import dev.seventy.bot.FirmSettings.Name;
import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Field;
import dev.seventy.reply.Block.Input;
import dev.seventy.reply.Block.Option;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Track;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Shows and changes what an organisation has set for itself. */
final class SettingsAnswers {

    private final Supplier<Store> stores;
    private final List<Track> tracks;

    SettingsAnswers(Supplier<Store> stores, List<Track> tracks) {
        this.stores = stores;
        this.tracks = List.copyOf(tracks);
    }

    private String value(Name name, Speaker speaker) {
        return speaker.settings().value(name, speaker.organisation().zone(), tracks);
    }

    Reply show(Speaker speaker) {
        return new Reply("The settings of " + speaker.organisation().name() + ".", Reply.Tone.ANSWER, blocks(speaker))
                .with(new Block.Note(
                        "The retention holds for a firm that was made by installing Seventy. The data of any"
                                + " other stay until whoever runs Seventy deletes its database."));
    }

    /** The settings, and for admins the form that changes them. */
    List<Block> blocks(Speaker speaker) {
        var table = new Block.Table(List.of(new Block.Column("Setting", false), new Block.Column("Now", false)),
                List.of(row(Name.ZONE, speaker, "time zone of our days"),
                        row(Name.RETENTION, speaker, "days data stay after removal"),
                        row(Name.REVENUE, speaker, "who sees it"), row(Name.LOGGING, speaker, "whose certifications"),
                        row(Name.TRACK, speaker, "kind of Databricks partner"),
                        row(Name.REMINDERS, speaker, "of what ends, to each person in a week at most"),
                        row(Name.ANNIVERSARY, speaker, "end of Microsoft's enrolment")));
        return Permissions.covers(speaker.role(), Role.ADMIN) ? List.of(table, form(speaker))
                : List.of(table, new Block.Note("Admins can change them."));
    }

    private List<String> row(Name name, Speaker speaker, String meaning) {
        return List.of(name.word() + " (" + meaning + ")", value(name, speaker));
    }

    private Block form(Speaker speaker) {
        return new Block.Form("Change the settings", "Save", "settings", List.of(
                new Field("zone", "Time zone", "zone", new Input.Text("Europe/Berlin"), value(Name.ZONE, speaker),
                        false),
                new Field("retention", "Days that data stay after Seventy is removed", "retention",
                        new Input.Text("30"), value(Name.RETENTION, speaker), false),
                new Field("revenue", "Revenue is seen by", "revenue",
                        new Input.OneOf(List.of(new Option("Admins", "admins"), new Option("Managers", "managers"))),
                        value(Name.REVENUE, speaker), false),
                new Field("logging", "Certifications may be logged for others by", "logging",
                        new Input.OneOf(List.of(new Option("Nobody, only one's own", "own"),
                                new Option("Managers", "managers"), new Option("Everyone", "everyone"))),
                        value(Name.LOGGING, speaker), false),
                new Field("track", "As a Databricks partner we are", "track",
                        new Input.OneOf(tracks.stream().map(track -> new Option(track.name(), track.id())).toList()),
                        value(Name.TRACK, speaker), false),
                new Field("reminders", "Reminders to each person in a week, at most", "reminders",
                        new Input.OneOf(IntStream.rangeClosed(0, FirmSettings.MOST_REMINDERS)
                                .mapToObj(count -> new Option(count == 0 ? "none" : String.valueOf(count),
                                        String.valueOf(count)))
                                .toList()),
                        value(Name.REMINDERS, speaker), false),
                new Field("anniversary", "Anniversary of the enrolment with Microsoft", "anniversary", new Input.Day(),
                        speaker.settings().anniversary().map(LocalDate::toString).orElse(""), true)));
    }

    Reply change(List<Change> wanted, Speaker speaker) {
        var changes = wanted.stream().filter(change -> !change.value().equals(value(change.name(), speaker))).toList();
        if (changes.isEmpty()) {
            return Reply.refused("It is set like that already. Nothing was changed.",
                    new Block.Buttons(List.of(new Block.Button("Show the settings", "settings", true))));
        }
        List<String> said = new ArrayList<>();
        var back = new StringBuilder("settings");
        for (var change : changes) {
            var old = value(change.name(), speaker);
            said.add(change.name().word() + " " + old + " → " + change.value());
            back.append(' ').append(change.name().word()).append(' ').append(old);
        }
        // The zone first, as it takes more turns than the others, which whoever waits has to take in the same order.
        changes.stream().sorted(Comparator.comparing(Change::name)).forEach(change -> keep(change, speaker));
        return Reply.answer("Changed: " + String.join(", ", said) + ".",
                new Block.Buttons(List.of(new Block.Button("Undo", back.toString(), false),
                        new Block.Button("Show the settings", "settings", false))));
    }

    /** The zone stands with the organisation; it is kept here too, so that whoever keeps answers learns of it. */
    private void keep(Change change, Speaker speaker) {
        var organisation = speaker.organisation().id();
        if (change.name() == Name.ZONE) {
            stores.get().organisations().changeZone(organisation, ZoneId.of(change.value()), speaker.actor());
        }
        stores.get().settings().set(organisation, change.name().word(), change.value(), speaker.actor());
    }
}
