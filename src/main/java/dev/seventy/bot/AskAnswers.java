package dev.seventy.bot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.AuditTrail;
import dev.seventy.store.Delivery;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** Asks those who may do something to do it for somebody who may not. */
final class AskAnswers {

    /** How many questions of an account are passed on in a day. */
    private static final int MOST_A_DAY = 5;

    private final Supplier<Store> stores;
    private final Firm firm;
    private final Speakers speakers;
    private final CommandParser parser;

    AskAnswers(Supplier<Store> stores, Firm firm, Speakers speakers, CommandParser parser) {
        this.stores = stores;
        this.firm = firm;
        this.speakers = speakers;
        this.parser = parser;
    }

    /**
     * Only a line that the sender may not say is passed on, in the words of the command and not of the sender, so that
     * nobody writes to others through the bot.
     */
    Answer ask(Role wanted, String typed, Speaker speaker) {
        var command = parser.parse(typed, speaker.today());
        if (command instanceof General.Unclear(var why, var _)) {
            return Answer.of(Reply.misunderstood(why + " Nobody was asked."));
        }
        if (Permissions.covers(speaker.role(), Permissions.needed(command))) {
            return Answer.of(Reply.refused("You may do that yourself, so nobody was asked.",
                    new Block.Buttons(List.of(new Block.Button("Do it", typed, true)))));
        }
        if (Permissions.localOnly(command)) {
            return Answer.of(Refusals.onlyAtTheMachine());
        }
        if (!(speaker.message().sender() instanceof Sender.Member member)) {
            return Answer.of(Reply.refused("There is nobody to ask from here, so nobody was asked."));
        }
        var line = AskableLine.of(command);
        return line.filter(known -> known.equalsIgnoreCase(CommandParser.plain(typed)))
                .map(known -> ask(wanted, command, known, member, speaker))
                .orElseGet(() -> Answer.of(notPassedOn(wanted, line)));
    }

    private static Reply notPassedOn(Role wanted, Optional<String> line) {
        return line
                .map(known -> Reply.misunderstood(
                        "I read that as: " + known + ". I pass on nothing but that, and nobody was asked yet.",
                        new Block.Buttons(List.of(Refusals.askingFor("Ask for that", wanted, known)))))
                .orElseGet(() -> Reply.misunderstood("That line can be carried out for nobody, so nobody was asked."));
    }

    private Answer ask(Role wanted, Command command, String line, Sender.Member member, Speaker speaker) {
        var asked = accounts(wanted, member, speaker);
        if (asked.isEmpty()) {
            return Answer.of(nobody(wanted, speaker));
        }
        if (!isFirst(key(wanted, line, speaker), speaker)) {
            return Answer.of(Reply.refused("You asked that today already, so nobody was asked again."));
        }
        if (IntStream.rangeClosed(1, MOST_A_DAY)
                .noneMatch(time -> isFirst(today(speaker) + ":time:" + time, speaker))) {
            return Answer.of(Reply.refused("You asked " + MOST_A_DAY + " things today, and more are not passed on in a"
                    + " day. Nobody was asked. Please write to them yourself, or ask again tomorrow."));
        }
        stores.get().audit().append(speaker.organisation().id(), speaker.actor(), "asked",
                asked.keySet().stream()
                        .map(user -> AuditTrail.ACCOUNT
                                + new Sender.Member(member.platform(), member.workspace(), user).actor().id())
                        .toList(),
                OrganisationAnswers.word(wanted));
        var request = Reply.question("@" + speaker.name() + " asks: " + line,
                new Block.Paragraph("It takes the role " + OrganisationAnswers.word(Permissions.needed(command))
                        + ". Nothing has been done yet; the button says the line as yours."),
                new Block.Buttons(List.of(new Block.Button(NotUnderstood.cut(line), line, !needsThought(command)))));
        return Answer.changing(Reply.answer(told(wanted, asked, speaker))).and(asked.keySet().stream()
                .map(user -> new Answer.Elsewhere.Account(user, request)).toArray(Answer.Elsewhere[]::new));
    }

    /** What gives rights or changes the firm is not to be pressed in passing. */
    private static boolean needsThought(Command command) {
        return command instanceof Governing.RoleGrant || command instanceof Governing.RoleRevoke
                || command instanceof Governing.SettingsChange;
    }

    private boolean isFirst(String key, Speaker speaker) {
        return stores.get().deliveries().once(Optional.of(speaker.organisation().id()), key,
                () -> "asked") instanceof Delivery.First;
    }

    /** The account of an address is known once it has written. */
    private Reply nobody(Role wanted, Speaker speaker) {
        var word = OrganisationAnswers.word(wanted);
        var known = stores.get().accounts().all(speaker.organisation().id()).stream()
                .flatMap(account -> account.address().stream()).map(address -> address.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var isNamed = firm.roles(speaker.situation()).entrySet().stream()
                .anyMatch(granted -> granted.getKey().contains("@") && !known.contains(granted.getKey())
                        && (granted.getValue() == wanted || granted.getValue() == Role.ADMIN));
        return Reply.refused(isNamed
                ? "Somebody is named " + word + " by their address, but has not written to Seventy yet, so nobody was"
                        + " asked. Tell them to send Seventy a message or to type /seventy once; then ask again."
                : "Nobody in this workspace has the role " + word
                        + " yet, so nobody was asked. Whoever runs Seventy can"
                        + " grant it in the terminal with: ./seventy role grant " + word + " EMAIL");
    }

    /** Who has a role is for managers to know. */
    private static String told(Role wanted, Map<String, String> asked, Speaker speaker) {
        var word = OrganisationAnswers.word(wanted);
        return (asked.size() == 1 ? "One " + word + " was asked" : asked.size() + " " + word + "s were asked")
                + (Permissions.covers(speaker.role(), Role.MANAGER)
                        ? ": " + Wording.list(new ArrayList<>(asked.values()))
                        : "")
                + ". Nothing else was done.";
    }

    /** The same line to the same role once a day; the words themselves are not kept. */
    private static String key(Role wanted, String line, Speaker speaker) {
        return today(speaker) + ":" + wanted + ":"
                + UUID.nameUUIDFromBytes(line.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static String today(Speaker speaker) {
        return "ask:" + speaker.actor().id() + ":" + speaker.today();
    }

    /** The accounts of the workspace with exactly the role, or else with one that includes it; names by user. */
    private Map<String, String> accounts(Role wanted, Sender.Member asking, Speaker speaker) {
        Map<String, Role> roles = new HashMap<>();
        Map<String, String> names = new TreeMap<>();
        firm.roles(speaker.situation()).forEach((subject, role) -> granted(subject, asking).ifPresent(user -> {
            roles.merge(user, role, (one, other) -> one.compareTo(other) > 0 ? one : other);
            names.put(user, user);
        }));
        for (var account : stores.get().accounts().all(speaker.organisation().id())) {
            if (account.platform().equals(asking.platform()) && account.workspace().equals(asking.workspace())) {
                if (account.standing() == Account.Standing.MEMBER) {
                    roles.put(account.id(), speakers.role(account, asking.grid(), speaker.situation()));
                    names.put(account.id(), account.name());
                } else {
                    roles.remove(account.id());
                }
            }
        }
        roles.remove(asking.user());
        var least = roles.containsValue(wanted) ? wanted : Role.ADMIN;
        names.keySet().removeIf(user -> !least.equals(roles.get(user)));
        return names;
    }

    /** The user to whom a role was granted by account; Slack writes its ids in capitals, the roles do not. */
    private static Optional<String> granted(String subject, Sender.Member asking) {
        var parts = subject.split(":");
        var here = parts[0].equals(asking.platform())
                && (parts.length == 2 || parts.length == 3 && parts[1].equalsIgnoreCase(asking.workspace()));
        return here ? Optional.of(asking.platform().equals("slack") ? parts[parts.length - 1].toUpperCase(Locale.ROOT)
                : parts[parts.length - 1]) : Optional.empty();
    }
}
