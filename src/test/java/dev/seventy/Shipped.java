package dev.seventy;

import java.util.Optional;

import dev.seventy.bot.Knowledge;

/** The catalogue and the rules as they are shipped, for tests of any package. */
public final class Shipped {

    private Shipped() {
    }

    public static Knowledge knowledge() {
        return KnowledgeFiles.load(Optional.empty());
    }
}
