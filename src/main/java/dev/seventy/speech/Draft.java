package dev.seventy.speech;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody began to tell, of which a piece is still open. It is kept for seven days from its beginning. */
public record Draft(List<Telling> tellings, Instant begun) {

    public static final Duration KEPT = Duration.ofDays(7);

    public Draft {
        tellings = List.copyOf(tellings);
        if (Question.of(tellings).isEmpty()) {
            throw new IllegalArgumentException("a draft of which nothing is open");
        }
    }

    /** What is asked now, and was asked last. */
    public Question question() {
        return Question.of(tellings).orElseThrow();
    }

    /** The moment from which it is over. */
    public Instant keptUntil() {
        return begun.plus(KEPT);
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(keptUntil());
    }

    /** As text from which {@link #read} makes the same draft. */
    public String written() {
        return DraftText.write(this);
    }

    /** The draft of a text; empty where it is none. */
    public static Optional<Draft> read(String text) {
        return DraftText.read(text);
    }
}
