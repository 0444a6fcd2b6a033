package dev.seventy.store;

/** What became of something a platform delivered, with the answer marker that was kept for it. */
public sealed interface Delivery {

    String answer();

    /** It came for the first time and took effect. */
    record First(String answer) implements Delivery {
    }

    /** It had come before; nothing was done. */
    record Again(String answer) implements Delivery {
    }
}
