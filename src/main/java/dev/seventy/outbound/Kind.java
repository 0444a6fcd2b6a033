package dev.seventy.outbound;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What an errand is, and with it how long it is worth doing, how often it is tried, and what doubt means for it. */
public enum Kind {
    /** Opens a form. The platform's trigger is over much sooner; so long it is worth saying that it came too late. */
    VIEW_OPEN(Duration.ofMinutes(1), 2, Doubt.STOP, 3),
    /** Shows a form or a home page anew. It says the whole state, so a later one of its lane takes its place. */
    VIEW(Duration.ofMinutes(10), 5, Doubt.REPEAT, 2),
    /** Answers somebody's own click or line; a response_url of Slack lives as long. */
    REPLY(Duration.ofMinutes(30), 5, Doubt.REPEAT, 2),
    /** Shows something to a channel because somebody asked for it there. */
    SHARE(Duration.ofMinutes(10), 5, Doubt.STOP, 2),
    /** Tells somebody something that they did not just ask for. */
    NOTICE(Duration.ofHours(24), 8, Doubt.STOP, 0),
    /** A digest that somebody subscribed to. */
    DIGEST(Duration.ofHours(24), 8, Doubt.STOP, 0),
    /** Reminds somebody of a certification of theirs that ends. */
    NUDGE(Duration.ofHours(24), 8, Doubt.STOP, 0),
    /** Greets whoever brought the app in. */
    WELCOME(Duration.ofHours(24), 8, Doubt.STOP, 0),
    /** Uploads a file that somebody asked for. */
    FILE(Duration.ofMinutes(30), 5, Doubt.STOP, 1),
    /** A line of somebody's to be carried out. It carries the key of its delivery, so a second time changes nothing. */
    LINE(Duration.ofHours(24), 5, Doubt.REPEAT, 1);

    /** What happens when nobody knows whether an errand took effect. */
    public enum Doubt {
        /** It is done once more: twice is better than not at all. */
        REPEAT,
        /** It is left as it is and shown to the operator: not at all is better than twice. */
        STOP
    }

    private final Duration validity;
    private final int attempts;
    private final Doubt doubt;
    private final int urgency;

    Kind(Duration validity, int attempts, Doubt doubt, int urgency) {
        this.validity = validity;
        this.attempts = attempts;
        this.doubt = doubt;
        this.urgency = urgency;
    }

    /** How long after it is due it may still be begun; then it is dropped. */
    public Duration validity() {
        return validity;
    }

    /** How often it is tried at most, waits that the platform asked for not counted. */
    public int attempts() {
        return attempts;
    }

    public Doubt doubt() {
        return doubt;
    }

    /** Of lanes that are due, those of a greater urgency go first when there are more than can go at once. */
    int urgency() {
        return urgency;
    }

    /** Whether somebody waits for it; what nobody waits for stands in line before a limit. */
    boolean isUrgent() {
        return urgency > 0;
    }

    /** How it is written down. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether an errand of the kind that is written down so may be done twice. */
    public static boolean isRepeatable(String word) {
        return of(word).filter(kind -> kind.doubt == Doubt.REPEAT).isPresent();
    }

    /** Empty for a word that another version wrote. */
    static Optional<Kind> of(String word) {
        for (var kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
