package dev.seventy.outbound;

import java.time.Instant;

import dev.seventy.store.OrganisationId;

/**
 * Something to be done later.
 *
 * @param lane what is kept in order: errands of one lane are done one after the other, those of different lanes are
 * not held up by each other. A name of ids, such as {@code slack:T1:C1}; never a token or an address
 * @param payload what its carrier needs; it is sealed before it is kept
 * @param due when it may be begun; its validity counts from then
 */
public record Order(Kind kind, String platform, String workspace, String lane, String payload, Instant due) {

    private static final String WORK = "work:";

    public Order {
        if (isWork(lane) != (kind == Kind.LINE)) {
            throw new IllegalArgumentException("lines to be carried out, and only those, have lanes of work");
        }
    }

    /** The lane of an organisation's lines; messages have others, so that a long line holds none of them up. */
    public static String work(OrganisationId organisation) {
        return WORK + organisation.value();
    }

    static boolean isWork(String lane) {
        return lane.startsWith(WORK);
    }

    /** Whether it is a whole organisation's lane of lines, imports among them, or one of those named after it. */
    static boolean isLong(String lane) {
        return isWork(lane) && lane.indexOf(':', WORK.length()) < 0;
    }
}
