package dev.seventy.bot;

import java.util.Locale;
import java.util.Optional;

import dev.seventy.store.Actor;

/** Who speaks. */
public sealed interface Sender {

    /** The person at the machine itself, who needs no account and may do everything. */
    enum Local implements Sender {
        TERMINAL,
        WEB;

        @Override
        public String platform() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public Actor actor() {
            return new Actor("local", platform());
        }
    }

    /**
     * Somebody with an account on a platform.
     *
     * @param platform such as slack
     * @param workspace the platform's id of the team
     * @param grid the platform's id of the larger organisation that the team belongs to, if it does
     * @param user the platform's id of the person
     * @param name what others there call the person, as the platform has it
     */
    record Member(String platform, String workspace, Optional<String> grid, String user,
            Optional<String> name) implements Sender {

        public Member(String platform, String workspace, Optional<String> grid, String user) {
            this(platform, workspace, grid, user, Optional.empty());
        }

        public Member(String platform, String workspace, String user) {
            this(platform, workspace, Optional.empty(), user);
        }

        public Member {
            if (platform.isBlank() || workspace.isBlank() || user.isBlank()) {
                throw new IllegalArgumentException("an account needs a platform, a workspace and a user");
            }
        }

        /** Two workspaces may give the same user id to different people. */
        @Override
        public Actor actor() {
            return new Actor(platform + ":" + workspace + ":" + user, platform);
        }
    }

    /** Through what is spoken: slack, web or terminal. */
    String platform();

    /** By what name the records know whoever speaks. */
    Actor actor();
}
