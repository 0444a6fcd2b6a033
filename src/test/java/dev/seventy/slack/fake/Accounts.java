package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import tools.jackson.databind.node.ObjectNode;

/** Installations and people: codes, tokens, their rotation and end, and who is in which workspace. */
final class Accounts {

    private static final Duration CODE = Duration.ofMinutes(10);
    private static final Duration ACCESS = Duration.ofHours(12);

    private record Code(Optional<String> team, Optional<String> enterprise, Optional<String> redirect, Instant issued,
            Set<String> scopes) {
    }

    private final Map<String, Code> codes = new HashMap<>();
    private final Set<String> usedCodes = new HashSet<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private final Map<String, Token> refreshTokens = new HashMap<>();
    private final Map<String, String> ended = new HashMap<>();
    private final Map<String, SlackUser> users = new LinkedHashMap<>();
    private final Map<String, String> enterpriseOfTeam = new HashMap<>();
    private int number;
    private boolean rotating = true;
    private String installer = "UINSTALLER";

    void rotating(boolean on) {
        rotating = on;
    }

    void installer(String user) {
        installer = user;
    }

    void user(SlackUser user) {
        users.put(user.id(), user);
    }

    Optional<SlackUser> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    void workspaceOf(String enterprise, String team) {
        enterpriseOfTeam.put(team, enterprise);
    }

    Optional<String> enterpriseOf(String team) {
        return Optional.ofNullable(enterpriseOfTeam.get(team));
    }

    void leaves(String team) {
        enterpriseOfTeam.remove(team);
    }

    String code(Optional<String> team, Optional<String> enterprise, Optional<String> redirect, Set<String> scopes,
            Instant now) {
        var code = "code-" + ++number;
        codes.put(code, new Code(team, enterprise, redirect, now, scopes));
        return code;
    }

    Token install(Optional<String> team, Optional<String> enterprise, Set<String> scopes, Instant now) {
        return issue(team, enterprise, botUser(team.or(() -> enterprise).orElseThrow()), scopes, now);
    }

    static String botUser(String owner) {
        return "UBOT" + owner;
    }

    private Token issue(Optional<String> team, Optional<String> enterprise, String botUser, Set<String> scopes,
            Instant now) {
        int serial = ++number;
        var token = rotating
                ? new Token("xoxe.xoxb-1-" + serial, Optional.of("xoxe-1-" + serial), team, enterprise, botUser, scopes,
                        Optional.of(now.plus(ACCESS)))
                : new Token("xoxb-" + serial, Optional.empty(), team, enterprise, botUser, scopes, Optional.empty());
        tokens.put(token.value(), token);
        token.refresh().ifPresent(refresh -> refreshTokens.put(refresh, token));
        return token;
    }

    /** The token of that value if it can be used. */
    Token check(String value, Instant now) {
        var end = ended.get(value);
        if (end != null) {
            throw Refused.with(end);
        }
        var token = Optional.ofNullable(tokens.get(value)).orElseThrow(() -> Refused.with("invalid_auth"));
        if (token.expires().filter(until -> !now.isBefore(until)).isPresent()) {
            throw Refused.with("token_expired");
        }
        return token;
    }

    void end(String owner, String error) {
        tokens.values().stream().filter(token -> token.owner().equals(owner)).forEach(token -> end(token, error));
    }

    void endToken(String value, String error) {
        Optional.ofNullable(tokens.get(value)).ifPresent(token -> end(token, error));
    }

    private void end(Token token, String error) {
        ended.put(token.value(), error);
        token.refresh().ifPresent(refreshTokens::remove);
    }

    /** The last token that was issued to a workspace or an organisation and has not ended. */
    Optional<Token> current(String owner) {
        return tokens.values().stream()
                .filter(token -> token.owner().equals(owner) && !ended.containsKey(token.value()))
                .reduce((_, later) -> later);
    }

    ObjectNode test(Arguments call) {
        var token = call.caller();
        var answer = Json.object().put("ok", true).put("url", "https://example.slack.com/").put("team", "Example")
                .put("user", "seventy").put("user_id", token.botUser()).put("bot_id", "B" + token.owner());
        token.team().ifPresent(team -> answer.put("team_id", team));
        if (token.team().isEmpty()) {
            answer.put("team_id", token.owner());
        }
        token.enterprise().ifPresent(enterprise -> answer.put("enterprise_id", enterprise));
        return answer.put("is_enterprise_install", token.team().isEmpty());
    }

    ObjectNode revoke(Arguments call) {
        if (!call.flag("test")) {
            end(call.caller(), "token_revoked");
        }
        return Json.object().put("ok", true).put("revoked", !call.flag("test"));
    }

    ObjectNode access(Arguments call, Optional<String> authorization) {
        var pair = authorization.filter(value -> value.startsWith("Basic "))
                .map(value -> new String(Base64.getDecoder().decode(value.substring(6)), UTF_8).split(":", 2));
        var id = pair.map(parts -> parts[0]).or(() -> call.text("client_id")).orElse("");
        var secret = pair.map(parts -> parts[1]).or(() -> call.text("client_secret")).orElse("");
        if (!id.equals(FakeSlack.CLIENT_ID)) {
            throw Refused.with("invalid_client_id");
        }
        if (!secret.equals(FakeSlack.CLIENT_SECRET)) {
            throw Refused.with("bad_client_secret");
        }
        return switch (call.text("grant_type").orElse("authorization_code")) {
            case "authorization_code" -> exchange(call);
            case "refresh_token" -> refresh(call);
            default -> throw Refused.with("invalid_grant_type");
        };
    }

    private ObjectNode exchange(Arguments call) {
        var given = call.needed("code");
        if (usedCodes.contains(given)) {
            throw Refused.with("code_already_used");
        }
        var code = Optional.ofNullable(codes.get(given)).filter(known -> call.at().isBefore(known.issued().plus(CODE)))
                .orElseThrow(() -> Refused.with("invalid_code"));
        if (!code.redirect().equals(call.text("redirect_uri"))) {
            throw Refused.with("bad_redirect_uri");
        }
        usedCodes.add(given);
        var owner = code.team().or(code::enterprise).orElseThrow();
        var answer = describe(issue(code.team(), code.enterprise(), botUser(owner), code.scopes(), call.at()));
        answer.putObject("authed_user").put("id", installer);
        return answer;
    }

    /** The old access token lives on until its own end; the refresh token dies with its use. */
    private ObjectNode refresh(Arguments call) {
        var old = Optional.ofNullable(refreshTokens.remove(call.needed("refresh_token")))
                .orElseThrow(() -> Refused.with("invalid_refresh_token"));
        return describe(issue(old.team(), old.enterprise(), old.botUser(), old.scopes(), call.at()));
    }

    private ObjectNode describe(Token token) {
        var answer = Json.object().put("ok", true).put("app_id", FakeSlack.APP_ID).put("token_type", "bot")
                .put("access_token", token.value()).put("scope", String.join(",", new TreeSet<>(token.scopes())))
                .put("bot_user_id", token.botUser()).put("is_enterprise_install", token.team().isEmpty());
        token.team().ifPresentOrElse(team -> answer.putObject("team").put("id", team).put("name", "Team " + team),
                () -> answer.putNull("team"));
        token.enterprise().ifPresentOrElse(
                enterprise -> answer.putObject("enterprise").put("id", enterprise).put("name", "Organisation"),
                () -> answer.putNull("enterprise"));
        token.refresh()
                .ifPresent(refresh -> answer.put("refresh_token", refresh).put("expires_in", (int) ACCESS.toSeconds()));
        return answer;
    }

    ObjectNode info(Arguments call) {
        var token = call.caller();
        var user = Optional.ofNullable(users.get(call.needed("user")))
                .orElseThrow(() -> Refused.with("user_not_found"));
        var answer = Json.object().put("ok", true);
        var json = user.json(token.scopes().contains("users:read.email"), call.at());
        if (call.text("include_locale").filter("true"::equals).isPresent()) {
            json.put("locale", user.locale());
        }
        enterpriseOf(user.team()).ifPresent(enterprise -> json.putObject("enterprise_user").put("id", user.id())
                .put("enterprise_id", enterprise).put("enterprise_name", "Organisation"));
        answer.set("user", json);
        return answer;
    }
}
