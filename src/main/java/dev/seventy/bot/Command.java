package dev.seventy.bot;

import java.util.Optional;

import dev.seventy.store.Role;

/** What somebody wants, whether they typed, clicked or said it in a sentence; most of it lies in groups, one to a file. */
public sealed interface Command
        permits General, Measuring, Partnering, Certifying, Staffing, Custody, Importing, Governing, Digesting,
        Assigning, Reminding, Ecosystem, Command.Share, Command.SendMe, Command.Ask, Command.Home, Command.Me, Command.MeIs, Command.Sample {

    /** Says a line's answer to everybody in the channel, without what is private. */
    record Share(String line) implements Command {
    }

    /** Says a line's answer in the sender's own conversation with the bot, where it stays. */
    record SendMe(String line) implements Command {
    }

    /** Asks those who have a role to say a line for the sender. */
    record Ask(Role of, String line) implements Command {
    }

    /** What matters most to the sender, on one page. */
    record Home() implements Command {
    }

    /** Who the sender is here, and what is known of them. */
    record Me() implements Command {
    }

    /** The sender says which person they are; empty: none of them. */
    record MeIs(Optional<String> person) implements Command {
    }

    /** Answers a line from the made-up firm. */
    record Sample(String line) implements Command {
    }
}
