package dev.seventy.slack.fake;

import java.util.Optional;

/**
 * Who does something, and where.
 *
 * @param team the workspace it happens in
 * @param organisationWide whether the app is installed for the whole organisation
 * @param userTeam the workspace of the person, which is another one for strangers
 */
public record Origin(String team, Optional<String> enterprise, boolean organisationWide, String channel, String user,
        String userTeam) {

    public static Origin of(String team, String channel, String user) {
        return new Origin(team, Optional.empty(), false, channel, user, team);
    }

    public Origin in(String newChannel) {
        return new Origin(team, enterprise, organisationWide, newChannel, user, userTeam);
    }

    public Origin by(String newUser) {
        return new Origin(team, enterprise, organisationWide, channel, newUser, userTeam);
    }

    public Origin ofOrganisation(String newEnterprise, boolean wide) {
        return new Origin(team, Optional.of(newEnterprise), wide, channel, user, userTeam);
    }

    /** The person belongs to another workspace. */
    public Origin stranger(String theirTeam) {
        return new Origin(team, enterprise, organisationWide, channel, user, theirTeam);
    }

    boolean direct() {
        return channel.startsWith("D");
    }

    String channelName() {
        return direct() ? "directmessage" : "general";
    }
}
