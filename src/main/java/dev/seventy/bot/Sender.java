package dev.seventy.bot;

/**
 * Who speaks.
 *
 * @param platform slack, web or terminal
 * @param workspace the platform's id of the team; empty for the terminal and the local chat
 * @param user the platform's id of the person; empty for the terminal and the local chat
 */
public record Sender(String platform, String workspace, String user) {

    public static final Sender TERMINAL = new Sender("terminal", "", "");
    public static final Sender LOCAL_CHAT = new Sender("web", "", "");

    /** Whether this is the person at the machine itself. */
    public boolean local() {
        return workspace.isEmpty();
    }
}
