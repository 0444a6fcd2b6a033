package dev.seventy.bot;

/** What adapters talk to. */
public interface Conversation {

    Answer say(Message message);
}
