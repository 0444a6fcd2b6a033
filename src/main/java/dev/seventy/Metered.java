package dev.seventy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Conversation;
import dev.seventy.bot.Keeping;
import dev.seventy.bot.Message;
import dev.seventy.bot.Nudge;
import dev.seventy.bot.Sender;
import dev.seventy.store.Account;
import dev.seventy.store.OrganisationId;

/** A conversation of which the lines are counted by their first word, where that is one of a few. */
final class Metered implements Conversation {

    private static final String OTHER = "other";
    private static final List<String> VERBS = List.of("score", "why", "import", "export", "cert", "who", "home", "help",
            "databricks", "digest", "forecast", "me", "reminders", "settings");

    private final Conversation conversation;
    private final Map<String, LongAdder> lines;
    private final LongAdder others = new LongAdder();

    Metered(Conversation conversation) {
        this.conversation = conversation;
        Map<String, LongAdder> counted = new TreeMap<>();
        VERBS.forEach(verb -> counted.put(verb, new LongAdder()));
        counted.put(OTHER, others);
        lines = Collections.unmodifiableMap(counted);
    }

    /** How many lines were said, by their first word. */
    Map<String, Long> lines() {
        Map<String, Long> counts = new TreeMap<>();
        lines.forEach((verb, count) -> counts.put(verb, count.sum()));
        return counts;
    }

    private void count(Message message) {
        var text = message.text();
        var end = text.indexOf(' ');
        var word = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
        lines.getOrDefault(word, others).increment();
    }

    @Override
    public Answer say(Message message, Keeping keeping) {
        count(message);
        return conversation.say(message, keeping);
    }

    @Override
    public CompletableFuture<Answer> saying(Message message, Keeping keeping) {
        count(message);
        return conversation.saying(message, keeping);
    }

    @Override
    public void introduce(Sender.Member who, Account.Profile profile) {
        conversation.introduce(who, profile);
    }

    @Override
    public boolean onlyReads(String line) {
        return conversation.onlyReads(line);
    }

    @Override
    public boolean tells(String line) {
        return conversation.tells(line);
    }

    @Override
    public List<Nudge> nudges(OrganisationId organisation) {
        return conversation.nudges(organisation);
    }

    @Override
    public Answer remind(Nudge nudge, Keeping keeping) {
        return conversation.remind(nudge, keeping);
    }

    @Override
    public boolean isStillDue(Sender.Member reader, Optional<LocalDate> told) {
        return conversation.isStillDue(reader, told);
    }

    @Override
    public void untold(Sender.Member reader, Optional<LocalDate> told) {
        conversation.untold(reader, told);
    }

    @Override
    public OptionalLong takes(Message message) {
        return conversation.takes(message);
    }
}
