package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import dev.seventy.bot.Incident;
import dev.seventy.store.Actor;
import dev.seventy.store.Installation;
import dev.seventy.store.Installations;
import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the app in workspaces that are not known yet: leads a browser to Slack, and takes what it brings back once,
 * from the same browser, within ten minutes. https://docs.slack.dev/authentication/installing-with-oauth
 */
public final class SlackInstall {

    private static final Logger log = LoggerFactory.getLogger(SlackInstall.class);

    static final String INSTALL = "/slack/install";
    private static final String BACK = "/slack/oauth_redirect";
    private static final Duration VALID = Duration.ofMinutes(10);
    private static final int COOKIE_BYTES = 32;
    private static final Pattern TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private static final String AGAIN = "Start again from the page where you found the button to install, or from "
            + INSTALL + " on this server.";
    private static final String NOTHING = "Nothing was changed.";

    private final SlackApi api;
    private final Store store;
    private final Installations installations;
    private final AppCredentials app;
    private final URI base;
    private final Pages pages;
    private final InstantSource clock;
    private final Consumer<Installed> installed;
    private final SecureRandom random = new SecureRandom();

    /** Pages of a few sentences. */
    public interface Pages {
        String message(String title, List<String> sentences);
    }

    /**
     * The app has just been installed.
     *
     * @param firstAdmin whether whoever installed it has become the first admin
     */
    public record Installed(Installation installation, Organisation organisation, boolean firstAdmin) {
    }

    /**
     * @param base under which Slack and browsers reach this server
     * @param installed told of the first installation by each person in the transaction that keeps it, and undoing it by
     * throwing
     */
    public SlackInstall(SlackApi api, Store store, Vault vault, AppCredentials app, URI base, Pages pages,
            InstantSource clock, Consumer<Installed> installed) {
        this.api = api;
        this.store = store;
        this.installations = store.installations(vault);
        this.app = app;
        this.base = base;
        this.pages = pages;
        this.clock = clock;
        this.installed = installed;
    }

    /** Adds the routes to a server that is being configured. */
    public void register(JavalinConfig config) {
        config.routes.get(INSTALL, this::begin);
        config.routes.get(BACK, this::comeBack);
    }

    private String redirect() {
        var text = base.toString();
        return (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + BACK;
    }

    private boolean isSecure() {
        return base.getScheme().equals("https");
    }

    /** Only a page of this very host, over TLS, can set a cookie of the first name. */
    private String cookieName() {
        return isSecure() ? "__Host-seventy-install" : "seventy-install";
    }

    private void cookie(Context context, String value, Duration age) {
        context.cookie(new Cookie(cookieName(), value, "/", Math.toIntExact(age.toSeconds()), isSecure(), true, null,
                SameSite.LAX));
    }

    private void begin(Context context) {
        guard(context);
        var bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        var browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var state = store.installationStates().issue(hash(browser), now.plus(VALID));
        if (state.isEmpty()) {
            page(context, 503, "Not now",
                    List.of("Too many installations are under way. " + NOTHING, "Try again in ten minutes."));
            return;
        }
        cookie(context, browser, VALID);
        context.redirect(api.addresses().authorize().newBuilder().addQueryParameter("client_id", app.clientId())
                .addQueryParameter("scope", String.join(",", SlackScopes.BOT))
                .addQueryParameter("redirect_uri", redirect()).addQueryParameter("state", state.get()).build()
                .toString());
    }

    private void comeBack(Context context) {
        guard(context);
        var browser = Optional.ofNullable(context.cookie(cookieName()));
        cookie(context, "", Duration.ZERO);
        var state = only(context, "state");
        if (state.isEmpty() || browser.isEmpty()
                || !store.installationStates().consume(state.get(), hash(browser.get()), clock.instant())) {
            page(context, 400, "This installation cannot go on",
                    List.of("It was begun in another browser, more than ten minutes ago, or has been finished already. "
                            + NOTHING, AGAIN));
            return;
        }
        if (!context.queryParams("error").isEmpty()) {
            page(context, 400, "Not installed", List.of("Slack was told not to install Seventy. " + NOTHING,
                    "Where apps need an approval, ask an admin of your workspace. " + AGAIN));
            return;
        }
        only(context, "code").ifPresentOrElse(code -> exchange(context, code), () -> refused(context));
    }

    private static Optional<String> only(Context context, String name) {
        return Optional.of(context.queryParams(name)).filter(values -> values.size() == 1).map(List::getFirst)
                .filter(TEXT.asMatchPredicate());
    }

    private void refused(Context context) {
        page(context, 400, "Not installed", List.of("Slack did not accept this installation. " + NOTHING, AGAIN));
    }

    private void exchange(Context context, String code) {
        var began = clock.instant();
        var answer = api.form("oauth.v2.access", Optional.empty(), Map.of("client_id", app.clientId(), "client_secret",
                app.clientSecret(), "code", code, "redirect_uri", redirect()));
        switch (answer) {
            case SlackAnswer.Ok ok -> read(ok.body(), began).ifPresentOrElse(found -> keep(context, found), () -> {
                log.error("slack installation answer lacks what is needed");
                refused(context);
            });
            case SlackAnswer.Failed failed -> {
                log.warn("slack installation refused error={}", failed.error());
                refused(context);
            }
            case SlackAnswer.Limited _,SlackAnswer.NotSent _,SlackAnswer.Lost _,SlackAnswer.Broken _ -> {
                log.warn("slack installation not finished answer={}", answer);
                page(context, 502, "Not installed", List.of("Slack did not answer as it should. " + NOTHING, AGAIN));
            }
        }
    }

    private static Optional<Installation> read(JsonObject body, Instant began) {
        var isWhole = SlackApi.isTrue(body, "is_enterprise_install");
        var enterprise = SlackApi.object(body, "enterprise");
        var team = SlackApi.object(body, "team").filter(_ -> !isWhole);
        var place = team.or(() -> enterprise);
        var workspace = team.flatMap(known -> SlackApi.text(known, "id"));
        var grid = enterprise.flatMap(known -> SlackApi.text(known, "id"));
        if (workspace.isEmpty() && (grid.isEmpty() || !isWhole)) {
            return Optional.empty();
        }
        return SlackApi.text(body, "access_token")
                .flatMap(token -> SlackApi.text(body, "bot_user_id")
                        .flatMap(bot -> SlackApi.text(body, "app_id")
                                .map(app -> new Installation(SlackFirms.PLATFORM, grid, workspace,
                                        place.flatMap(known -> SlackApi.text(known, "name")).orElse(""), token,
                                        SlackApi.text(body, "refresh_token"),
                                        SlackApi.seconds(body, "expires_in").map(began::plus), bot, scopes(body),
                                        SlackApi.object(body, "authed_user").flatMap(user -> SlackApi.text(user, "id")),
                                        app, began, Installation.State.ACTIVE, Optional.empty()))));
    }

    private static Set<String> scopes(JsonObject body) {
        return SlackApi.text(body, "scope").stream().flatMap(list -> Arrays.stream(list.split(","))).map(String::strip)
                .filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private void keep(Context context, Installation found) {
        Optional<Kept> kept;
        try {
            kept = store.together(() -> {
                var saved = save(found);
                saved.filter(Kept::isTheirFirst).map(Kept::installed).ifPresent(installed);
                return saved;
            });
        } catch (RuntimeException failed) {
            var incident = Incident.log(log, "slack installation", failed);
            page(context, 500, "Not installed", List.of(incident.reply().summary(), AGAIN));
            return;
        }
        if (kept.isEmpty()) {
            page(context, 409, "Not installed",
                    List.of("Seventy has been installed or removed there in the meantime.", AGAIN));
            return;
        }
        page(context, 200, "Seventy is installed",
                List.of(kept.get().isTheirFirst()
                        ? "Go back to Slack: Seventy has written to you there, with the three steps that come next."
                                + " Or type /score in any channel."
                        : "Go back to Slack and type /score in any channel.", roles(kept.get().installed())));
    }

    private String roles(Installed now) {
        if (now.firstAdmin()) {
            return "You are its first admin here: you can import data and give roles to others.";
        }
        return "Who may do what has stayed as it was."
                + (store.roles().all(now.organisation().id()).containsValue(Role.ADMIN) ? ""
                        : " Nobody is admin yet: whoever runs Seventy names one in the terminal with"
                                + " ./seventy role grant admin EMAIL.");
    }

    /** @param isTheirFirst whether the same person has not installed the app there before */
    private record Kept(Installed installed, boolean isTheirFirst) {
    }

    /** Links the place first, so that what follows is told in the audit trail of its organisation. */
    private Optional<Kept> save(Installation found) {
        var place = found.workspace().or(found::enterprise).orElseThrow();
        var actor = new Actor(found.installer().map(user -> subject(place, user)).orElse(SlackFirms.PLATFORM),
                SlackFirms.PLATFORM);
        var organisations = store.organisations();
        var linked = organisations.linked(SlackFirms.PLATFORM, place)
                .or(() -> found.enterprise().flatMap(grid -> organisations.linked(SlackFirms.PLATFORM, grid)));
        var made = linked.isEmpty() ? Optional.of(SlackFirms.make(organisations, found.name(), place, actor).id())
                : Optional.<OrganisationId>empty();
        var firm = linked.or(() -> made).orElseThrow();
        organisations.link(firm, SlackFirms.PLATFORM, place, actor);
        var installation = new Installation(found.platform(), found.enterprise(), found.workspace(), found.name(),
                found.botToken(), found.refreshToken(), found.expires(), found.botUser(), found.scopes(),
                found.installer(), found.app(), found.installed(), found.state(), made);
        var isTheirFirst = !hasInstalled(firm, found.installer(), place);
        if (!installations.save(installation)) {
            made.ifPresent(organisations::erase);
            return Optional.empty();
        }
        // An organisation that was there before has its admins from whoever made it, or waits for them.
        var admin = made.flatMap(_ -> found.installer()).map(user -> subject(place, user));
        admin.ifPresent(subject -> store.roles().grant(firm, subject, Role.ADMIN, actor));
        return Optional.of(new Kept(
                new Installed(installation, organisations.get(firm).orElseThrow(), admin.isPresent()), isTheirFirst));
    }

    private boolean hasInstalled(OrganisationId firm, Optional<String> installer, String place) {
        return store.audit().of(firm).stream().anyMatch(entry -> entry.action().equals(Installations.SAVED)
                && Optional.of(entry.actor().id()).equals(installer) && entry.objects().contains(place));
    }

    private static String subject(String place, String user) {
        return SlackFirms.PLATFORM + ":" + place + ":" + user;
    }

    private static void guard(Context context) {
        context.header("Cache-Control", "no-store");
        context.header("Referrer-Policy", "no-referrer");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
    }

    private void page(Context context, int status, String title, List<String> sentences) {
        context.status(status).html(pages.message(title, sentences));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
