package dev.seventy.slack;

import java.util.Optional;

import dev.seventy.bot.Sender;

/**
 * Who did something at Slack.
 *
 * @param stranger whether it is somebody of another workspace, in a channel that both share
 */
record SlackSender(Sender.Member member, boolean stranger) {

    /**
     * Empty where nobody can be told.
     *
     * @param team the workspace; empty where the app is installed for the whole enterprise and Slack names no other place
     * @param grid the enterprise that the app is installed in, or its workspace belongs to
     * @param userTeam the workspace that the person belongs to, where Slack says it; anybody's, so never the place
     */
    static Optional<SlackSender> of(Optional<String> team, Optional<String> grid, Optional<String> user,
            Optional<String> userTeam, Optional<String> name) {
        return user.flatMap(id -> team.or(() -> grid)
                .map(workspace -> new SlackSender(new Sender.Member("slack", workspace, grid, id, name),
                        isStranger(userTeam, workspace, grid))));
    }

    /** Within an enterprise only Slack can tell its people from others, and is asked who somebody is. */
    private static boolean isStranger(Optional<String> home, String team, Optional<String> grid) {
        return grid.isEmpty() && home.filter(other -> !other.equals(team)).isPresent();
    }

    /** Has the line said, where the sender is one of those that it is for. */
    Reception.Outcome say(Reception reception, Heard heard, Reception.Way way) {
        return stranger ? reception.stranger(heard, way) : reception.hear(heard, way);
    }
}
