package dev.seventy;

import java.util.Optional;

import dev.seventy.bot.Knowledge;

/** The catalogue and rules as they are shipped. */
public final class TestKnowledge {

    public static final Knowledge KNOWLEDGE = KnowledgeFiles.load(Optional.empty());

    private TestKnowledge() {
    }
}
