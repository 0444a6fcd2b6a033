package dev.seventy.bot;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** The commands that settle whose figures are meant and who may do what with them. */
final class OrganisationAnswers {

    private static final int LONGEST_NAME = 100;
    /** With these two subjects that look alike could be different ones. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private final Supplier<Store> stores;

    OrganisationAnswers(Supplier<Store> stores) {
        this.stores = stores;
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** One who has a role. */
    static String one(Role role) {
        return (role == Role.ADMIN ? "an " : "a ") + word(role);
    }

    Reply howToLink(Sender.Member sender) {
        return Reply.refused(
                "This workspace is not linked to a firm yet, so there is nothing to answer from."
                        + " Whoever runs Seventy can link it in the terminal with:" + " ./seventy organisation link "
                        + sender.platform() + " " + sender.workspace() + " NAME. Nothing was done.",
                new Block.Buttons(List.of(new Block.Button("Try with sample data", "sample score", true))));
    }

    Reply whichOne(Optional<String> named) {
        if (named.isPresent()) {
            return Reply.misunderstood("There is no organisation '" + named.get() + "'. Nothing was done.", table());
        }
        if (stores.get().organisations().all().isEmpty()) {
            return Reply
                    .misunderstood("There is no organisation yet: organisation add NAME makes one. Nothing was done.");
        }
        return Reply.question("There are several organisations: say which with --organisation NAME or"
                + " SEVENTY_ORGANISATION. Nothing was done.", table());
    }

    Reply list() {
        var all = stores.get().organisations().all();
        return all.isEmpty() ? Reply.answer("There is no organisation yet: organisation add NAME makes one.")
                : Reply.answer(
                        all.size() == 1 ? "There is 1 organisation." : "There are " + all.size() + " organisations.",
                        table());
    }

    private Block table() {
        return new Block.Table(List.of(new Block.Column("Organisation", false), new Block.Column("", false)),
                stores.get().organisations().all().stream()
                        .map(organisation -> List.of(organisation.name(), organisation.sample() ? "made up" : ""))
                        .toList());
    }

    Reply add(String name, Sender sender) {
        var wanted = name.strip();
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            return Reply.misunderstood(
                    "An organisation needs a name of 1 to " + LONGEST_NAME + " characters. Nothing was added.");
        }
        if (wanted.equalsIgnoreCase(Bot.SAMPLE)) {
            return Reply.refused("The name '" + Bot.SAMPLE + "' is kept for the made-up firm. Nothing was added.");
        }
        return stores.get().organisations().add(wanted, ZoneOffset.UTC, false, sender.actor())
                .map(added -> Reply.answer(
                        "Added the organisation " + added.name() + ". Next: import its files, or link a workspace."))
                .orElseGet(() -> Reply.refused("There is an organisation of that name already. Nothing was added."));
    }

    Reply link(String platform, String workspace, String name, Sender sender) {
        if (!workspace.matches("[A-Za-z0-9-]{1,64}")) {
            return Reply.misunderstood("'" + workspace.substring(0, Math.min(20, workspace.length()))
                    + "' is no workspace id; Slack's begin with T or E. Nothing was linked.");
        }
        var organisation = stores.get().organisations().find(name);
        if (organisation.isEmpty()) {
            return Reply.misunderstood("There is no organisation of that name. Nothing was linked.", table());
        }
        var linked = stores.get().organisations().link(organisation.get().id(), platform, workspace, sender.actor());
        return linked.equals(organisation.get().id())
                ? Reply.answer(
                        "The " + platform + " workspace " + workspace + " is linked to " + organisation.get().name()
                                + ". Grant its first admin with: role grant admin " + platform + ":USER-ID")
                : Reply.refused("That workspace is linked to another organisation already. Nothing was changed.");
    }

    Reply grant(Speaker speaker, String role, String subject) {
        if (!usable(subject)) {
            return notASubject();
        }
        var granted = Role.valueOf(role.toUpperCase(Locale.ROOT));
        if (granted != Role.ADMIN && isLastAdmin(subject, speaker)) {
            return lastAdmin(subject);
        }
        stores.get().roles().grant(speaker.organisation().id(), subject, granted, speaker.actor());
        return done(subject, " has the role " + role + " now.", "role revoke " + role + " " + subject, speaker);
    }

    /** Among others no address is said that was not said there. */
    private static Reply done(String subject, String what, String back, Speaker speaker) {
        return speaker.mayName(subject)
                ? Reply.answer(subject + what, new Block.Buttons(List.of(new Block.Button("Undo", back, false))))
                : Reply.answer("A colleague" + what);
    }

    Reply revoke(Speaker speaker, String role, String subject) {
        if (!usable(subject)) {
            return notASubject();
        }
        var held = stores.get().roles().of(speaker.organisation().id(), subject);
        if (held.isEmpty() || !word(held.get()).equals(role)) {
            return Reply.refused(subject + " does not have the role " + role + ". Nothing was changed.");
        }
        if (isLastAdmin(subject, speaker)) {
            return lastAdmin(subject);
        }
        stores.get().roles().retract(speaker.organisation().id(), subject, speaker.actor());
        return done(subject, " no longer has the role " + role + ".", "role grant " + role + " " + subject, speaker);
    }

    /** At the machine itself there is always an admin. */
    private boolean isLastAdmin(String subject, Speaker speaker) {
        var admins = stores.get().roles().all(speaker.organisation().id()).entrySet().stream()
                .filter(granted -> granted.getValue() == Role.ADMIN).map(Map.Entry::getKey).toList();
        return !speaker.local() && admins.equals(List.of(subject.strip().toLowerCase(Locale.ROOT)));
    }

    private static Reply lastAdmin(String subject) {
        return Reply.refused(subject + " is the last admin: without one nobody could import or give roles any more."
                + " Nothing was changed. Grant the role to somebody else first, with: role grant admin EMAIL. Otherwise"
                + " whoever runs Seventy can do it in the terminal.",
                new Block.Buttons(List.of(new Block.Button("Show the roles", "role list", true))));
    }

    static boolean usable(String subject) {
        return subject.length() <= 254 && !UNSEEN.matcher(subject).find()
                && (subject.matches("[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]+")
                        || subject.matches("(?i)(slack|teams):([A-Za-z0-9-]{1,64}:)?[A-Za-z0-9-]{1,64}"));
    }

    private static Reply notASubject() {
        return Reply.misunderstood("Roles belong to an e-mail address, or to an account such as slack:U0123456."
                + " Nothing was changed.");
    }

    Reply roles(Speaker speaker) {
        var all = stores.get().roles().all(speaker.organisation().id());
        return all.isEmpty() ? Reply.answer("Nobody has been granted a role yet; the terminal acts as admin.")
                : Reply.answer(all.size() == 1 ? "One role is granted." : all.size() + " roles are granted.",
                        new Block.Table(List.of(new Block.Column("Who", false), new Block.Column("Role", false)),
                                all.entrySet().stream().map(entry -> List.of(entry.getKey(), word(entry.getValue())))
                                        .toList()));
    }
}
