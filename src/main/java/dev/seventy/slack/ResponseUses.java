package dev.seventy.slack;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each response_url was used. Slack takes five answers at one; what was used before a restart is not known here,
 * and Slack says it then. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 */
final class ResponseUses {

    private static final int MOST = 5;
    private static final int REMEMBERED = 10_000;

    private final Map<String, Integer> uses = new LinkedHashMap<>();

    /** Counts one use more; false where there is none left. */
    synchronized boolean take(String url) {
        int use = uses.merge(url, 1, Integer::sum);
        if (uses.size() > REMEMBERED) {
            uses.remove(uses.keySet().iterator().next());
        }
        return use <= MOST;
    }
}
