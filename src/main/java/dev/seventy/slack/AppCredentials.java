package dev.seventy.slack;

/** By what Slack knows the app itself. */
public record AppCredentials(String clientId, String clientSecret) {

    @Override
    public String toString() {
        return "AppCredentials[" + clientId + "]";
    }
}
