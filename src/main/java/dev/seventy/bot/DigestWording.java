package dev.seventy.bot;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.reply.Block;
import dev.seventy.reply.Block.Button;
import dev.seventy.reply.Block.Field;
import dev.seventy.reply.Block.Input;
import dev.seventy.reply.Block.Option;
import dev.seventy.reply.Reply;
import dev.seventy.store.Rhythm;
import dev.seventy.store.Subscription;
import dev.seventy.store.Subscription.Scope;

/** Says of digests when they come, where and what they are about. */
final class DigestWording {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMM", Locale.ENGLISH);

    private final Speaker speaker;
    private final Function<Subscription.Place, Optional<String>> names;

    /** @param names what the account of a place is called */
    DigestWording(Speaker speaker, Function<Subscription.Place, Optional<String>> names) {
        this.speaker = speaker;
        this.names = names;
    }

    /** "every Monday at 9:00 (Europe/Berlin)". */
    static String rhythm(Subscription one) {
        var rhythm = one.rhythm();
        return "every " + name(rhythm.day()) + " at " + HOUR.format(rhythm.hour()) + " (" + zone(rhythm) + ")";
    }

    private static String zone(Rhythm rhythm) {
        return rhythm.zone().normalized().equals(ZoneOffset.UTC) ? "UTC" : rhythm.zone().getId();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String about(Scope scope) {
        List<String> said = new ArrayList<>();
        said.add(scope.areas().isEmpty() ? "everything" : String.join(", ", scope.areas()));
        if (scope.importantOnly()) {
            said.add("important only");
        }
        if (scope.quiet()) {
            said.add("quiet when nothing changed");
        }
        if (scope.playbook() && !scope.areas().contains(DigestEcosystem.AREA)) {
            said.add("with the partner ecosystem");
        }
        return String.join("; ", said);
    }

    private String where(Subscription one) {
        var place = one.place();
        if (place.shared()) {
            return place.id().equals(speaker.message().where().replaceFirst("/.*", "")) ? "this channel"
                    : "channel " + place.id();
        }
        var isOwn = speaker.message().sender() instanceof Sender.Member member && member.user().equals(place.id())
                && member.workspace().equals(place.workspace());
        return isOwn ? "you" : speaker.seesPeople() ? names.apply(place).orElse("a colleague") : "a colleague";
    }

    private static String next(Subscription one, Instant now) {
        var at = one.next(now, Duration.ZERO).at();
        if (!at.isAfter(now)) {
            return "The next one comes within a quarter of an hour.";
        }
        return "The next one comes on " + DAY.format(at.atZone(one.rhythm().zone())) + ".";
    }

    Reply begun(Subscription one, Instant now) {
        var isShared = one.place().shared();
        return Reply.answer(
                "A digest comes to " + where(one) + " " + rhythm(one) + ". "
                        + next(one, now).replace("The next one", "The first"),
                new Block.Paragraph(
                        "It is about " + about(one.scope()) + ", and says first what changed since the last."
                                + (isShared ? " In a channel it names nobody and no revenue." : "")),
                new Block.Note(
                        "It may come up to a quarter of an hour after its hour. Its number is " + one.id() + "."),
                buttons(one, now, new Button("Preview", "digest preview " + one.id(), true)));
    }

    /** What somebody reads for whom another one began it. */
    Reply told(Subscription one, Instant now) {
        return Reply.answer(
                "@" + speaker.name() + " began a weekly digest for you: how the firm stands in its partner"
                        + " programs, " + rhythm(one) + ". " + next(one, now).replace("The next one", "The first"),
                new Block.Paragraph(
                        "It says what you may see, and nobody else reads it. You can change it or stop it."),
                buttons(one, now, new Button("Preview", "digest preview " + one.id(), false)));
    }

    Reply changed(Subscription one, Subscription before, Instant now) {
        var back = "digest change " + one.id() + line(before.rhythm(), before.scope())
                + (one.scope().playbook() && !before.scope().playbook() ? " without eco" : "");
        return Reply.answer(
                "Digest " + one.id() + " comes " + rhythm(one) + " now, about " + about(one.scope()) + ". "
                        + next(one, now),
                new Block.Buttons(List.of(new Button("Undo", back, false),
                        new Button("Preview", "digest preview " + one.id(), false),
                        new Button("Stop", "digest stop " + one.id(), false))));
    }

    private static String line(Rhythm rhythm, Scope scope) {
        return " on " + rhythm.day().name().toLowerCase(Locale.ROOT) + " at " + HOUR.format(rhythm.hour()) + " zone "
                + zone(rhythm) + " areas " + areas(scope) + (scope.importantOnly() ? " important" : " everything")
                + " unchanged " + (scope.quiet() ? "nothing" : "line") + (scope.playbook() ? " with eco" : "");
    }

    private static String areas(Scope scope) {
        return scope.areas().isEmpty() ? "all" : String.join(", ", scope.areas());
    }

    static Reply muted(Subscription one, LocalDate until, Instant now) {
        return Reply.answer("Digest " + one.id() + " is muted until " + Numbers.show(until) + ". " + next(one, now),
                buttons(one, now));
    }

    static Reply unmuted(Subscription one, Instant now) {
        return Reply.answer("Digest " + one.id() + " is not muted any more. " + next(one, now), buttons(one, now));
    }

    Reply stopped(Subscription one) {
        var place = one.place();
        return Reply.answer("Digest " + one.id() + " to " + where(one) + " is stopped, and none is sent any more.",
                new Block.Buttons(List.of(new Button("Begin it again",
                        "digest subscribe" + line(one.rhythm(), one.scope()) + (place.shared() ? " here" : ""),
                        false))));
    }

    Reply list(List<Subscription> all, Instant now) {
        if (all.isEmpty()) {
            return Reply.answer("There is no digest yet. One comes once a week, on the day and at the hour you say.",
                    new Block.Items(List.of("digest subscribe monday 9:00: only to you",
                            "digest subscribe monday 9:00 here: to a channel, by managers and admins",
                            "digest subscribe friday 8:30 areas data-ai, security important only"), false),
                    new Block.Buttons(List.of(new Button("Subscribe", "digest subscribe", true, true),
                            new Button("Preview", "digest preview", false))));
        }
        var rows = all.stream().limit(50).map(one -> List.of(String.valueOf(one.id()), where(one),
                rhythm(one).replaceFirst("^every ", ""), about(one.scope()), state(one, now))).toList();
        var more = all.size() > rows.size() ? " The first " + rows.size() + " are shown." : "";
        var reply = Reply.answer((all.size() == 1 ? "One digest." : all.size() + " digests.") + more,
                new Block.Table(List.of(new Block.Column("No", true), new Block.Column("To", false),
                        new Block.Column("Every", false), new Block.Column("About", false),
                        new Block.Column("Next", false)), rows));
        return all.size() == 1 ? reply.with(buttons(all.getFirst(), now, preview(all.getFirst())))
                : reply.with(new Block.Choice("Change one",
                        all.stream().limit(50)
                                .map(one -> new Button("Digest " + one.id(), "digest change " + one.id(), false, true))
                                .toList()));
    }

    private static Button preview(Subscription one) {
        return new Button("Preview", "digest preview " + one.id(), false);
    }

    private static String state(Subscription one, Instant now) {
        var at = one.next(now, Duration.ZERO).at();
        var day = at.isAfter(now) ? DAY.format(at.atZone(one.rhythm().zone())) : "now";
        return one.mutedUntil().filter(now::isBefore).isPresent() ? day + " (muted)" : day;
    }

    /** What stands under each digest. */
    static Block.Buttons buttons(Subscription one, Instant now, Button... first) {
        var buttons = new ArrayList<>(Arrays.asList(first));
        buttons.add(new Button("Change", "digest change " + one.id(), false, true));
        buttons.add(one.mutedUntil().filter(now::isBefore).isPresent()
                ? new Button("Unmute", "digest unmute " + one.id(), false)
                : new Button("Mute 2 weeks", "digest mute " + one.id() + " 2 weeks", false));
        buttons.add(new Button("Stop", "digest stop " + one.id(), false));
        return new Block.Buttons(buttons);
    }

    static Block.Note note(Subscription one) {
        return new Block.Note("Digest " + one.id() + ", " + rhythm(one) + ", about " + about(one.scope()) + ".");
    }

    static Block lookAndBegin() {
        return new Block.Buttons(List.of(new Button("Subscribe", "digest subscribe", true, true),
                new Button("Preview", "digest preview", false), new Button("Show the digests", "digest list", false)));
    }

    static Block howToBegin(boolean local) {
        return local
                ? new Block.Note("A digest is sent to somebody in Slack; it is begun there with: digest subscribe"
                        + " monday 9:00.")
                : new Block.Buttons(List.of(new Button("Subscribe", "digest subscribe", true, true)));
    }

    static Block form(String command, String submit, Rhythm rhythm, Scope scope) {
        return new Block.Form("A digest every week", submit, command, List.of(
                new Field("day", "Day", "on",
                        new Input.OneOf(Arrays.stream(DayOfWeek.values())
                                .map(day -> new Option(name(day), day.name().toLowerCase(Locale.ROOT))).toList()),
                        rhythm.day().name().toLowerCase(Locale.ROOT), false),
                new Field("hour", "Hour", "at", new Input.Text("9:00"), HOUR.format(rhythm.hour()), false),
                new Field("zone", "Time zone", "zone", new Input.Text("Europe/Berlin"), zone(rhythm), false),
                new Field("areas", "About: all, or designations", "areas", new Input.Text("data-ai, security"),
                        areas(scope), false),
                new Field("severity", "How much", "",
                        new Input.OneOf(List.of(new Option("Everything", "everything"),
                                new Option("Only what costs points or a prerequisite", "important"))),
                        scope.importantOnly() ? "important" : "everything", false),
                new Field("unchanged", "Where nothing changed", "unchanged",
                        new Input.OneOf(List.of(new Option("One line", "line"), new Option("Nothing", "nothing"))),
                        scope.quiet() ? "nothing" : "line", false)));
    }
}
