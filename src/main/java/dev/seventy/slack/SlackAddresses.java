package dev.seventy.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import okhttp3.HttpUrl;

/**
 * Which addresses may be called. What Slack sends is somebody else's word, so an address in it is called only when it is
 * one of Slack's own, by its exact name: https, port 443, nobody's name and password in it.
 *
 * <p>Where another base of the Web API is configured, whatever has its scheme, host and port may be called too.
 */
public final class SlackAddresses {

    /** The base of Slack's Web API. */
    public static final String DEFAULT_API = "https://slack.com/api/";

    private static final Set<String> RESPONSES = Set.of("hooks.slack.com", "hooks.slack-gov.com");
    private static final Set<String> FILES = Set.of("files.slack.com", "slack-files.com", "files.slack-gov.com");
    private static final Set<String> APIS = Set.of("slack.com", "slack-gov.com");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9]+(\\.[A-Za-z0-9]+)*");
    private static final Pattern SOCKET = Pattern.compile("^[a-z0-9-]+\\.slack(-gov)?\\.com");
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");

    private final HttpUrl api;
    private final boolean configured;

    private SlackAddresses(HttpUrl api, boolean configured) {
        this.api = api;
        this.configured = configured;
    }

    /** Slack's own. */
    public static SlackAddresses slack() {
        return new SlackAddresses(HttpUrl.get(DEFAULT_API), false);
    }

    /**
     * Those with another base of the Web API.
     *
     * @throws IllegalArgumentException with a sentence when it is no such base: https, or http on this machine
     */
    public static SlackAddresses of(String apiBase) {
        var base = apiBase.endsWith("/") ? apiBase : apiBase + "/";
        var uri = strict(base);
        var isSafe = uri.filter(given -> given.getRawUserInfo() == null && given.getRawQuery() == null
                && given.getRawFragment() == null && ("https".equals(given.getScheme())
                        || "http".equals(given.getScheme()) && LOOPBACK.contains(given.getHost())));
        var url = isSafe.flatMap(_ -> Optional.ofNullable(HttpUrl.parse(base)))
                .orElseThrow(() -> new IllegalArgumentException("expected an address such as " + DEFAULT_API
                        + ", or http://localhost:PORT/api/ for a try-out"));
        return base.equals(DEFAULT_API) ? slack() : new SlackAddresses(url, true);
    }

    /** The address of a method of the Web API. */
    HttpUrl method(String name) {
        if (!METHOD.matcher(name).matches()) {
            throw new IllegalArgumentException("no method of the Web API is called so");
        }
        return api.newBuilder().addPathSegment(name).build();
    }

    /** Where somebody is asked whether the app may be installed. */
    HttpUrl authorize() {
        return api.newBuilder().encodedPath("/oauth/v2/authorize").build();
    }

    /** Where an answer may be sent later. */
    Optional<HttpUrl> response(String address) {
        return allowed(address, RESPONSES);
    }

    /** Where Slack waits for a socket: on its own machines over TLS, or where the configured base of the Web API is. */
    Optional<URI> socket(String address) {
        return strict(address).filter(uri -> uri.getRawUserInfo() == null).filter(
                uri -> "wss".equals(uri.getScheme()) && isDefaultPort(uri) && SOCKET.matcher(uri.getHost()).matches()
                        || configured && (api.isHttps() ? "wss" : "ws").equals(uri.getScheme())
                                && uri.getHost().equals(api.host()) && uri.getPort() == api.uri().getPort());
    }

    private static boolean isDefaultPort(URI uri) {
        return uri.getPort() == -1 || uri.getPort() == 443;
    }

    /** From where a file may be fetched, and to where one may be sent. */
    Optional<HttpUrl> file(String address) {
        return allowed(address, FILES);
    }

    private Optional<HttpUrl> allowed(String address, Set<String> hosts) {
        return strict(address).filter(uri -> uri.getRawUserInfo() == null)
                .flatMap(uri -> Optional.ofNullable(HttpUrl.parse(address))
                        .filter(url -> url.host().equals(uri.getHost()) && (ours(url, hosts) || sameOrigin(url))));
    }

    private static boolean ours(HttpUrl url, Set<String> hosts) {
        return url.isHttps() && url.port() == 443 && hosts.contains(url.host());
    }

    private boolean sameOrigin(HttpUrl url) {
        return configured && url.scheme().equals(api.scheme()) && url.host().equals(api.host())
                && url.port() == api.port();
    }

    /** What two readers of addresses understand alike: visible ASCII, a scheme, a host. */
    private static Optional<URI> strict(String address) {
        if (!VISIBLE.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** Whether a name is one of Slack's, which never belongs to a machine of a private network. */
    boolean isSlack(String host) {
        return (APIS.contains(host) || RESPONSES.contains(host) || FILES.contains(host))
                && !(configured && host.equals(api.host()));
    }

    /** Whether everything goes over TLS. */
    boolean isEncrypted() {
        return api.isHttps();
    }

    @Override
    public String toString() {
        return "SlackAddresses[" + api + "]";
    }
}
