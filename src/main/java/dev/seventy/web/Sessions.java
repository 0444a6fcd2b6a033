package dev.seventy.web;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** The conversations of the local chat, each known by a cookie; the oldest gives way. */
final class Sessions {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 100;

    private final Map<String, Session> sessions = new LinkedHashMap<>();

    /** 192 bits that nobody can guess. */
    static String token() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Begins one, and gives its cookie to the browser. */
    void open(Context context) {
        var id = token();
        synchronized (sessions) {
            if (sessions.size() == MOST) {
                sessions.remove(sessions.keySet().iterator().next());
            }
            sessions.put(id, new Session());
        }
        var cookie = new Cookie(cookieName(context), id);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        context.cookie(cookie);
    }

    Optional<Session> of(Context context) {
        var id = context.cookie(cookieName(context));
        synchronized (sessions) {
            return Optional.ofNullable(id).map(sessions::get);
        }
    }

    /** Drops what they have of somebody who was forgotten. */
    void forget(Predicate<String> meant) {
        synchronized (sessions) {
            sessions.values().forEach(session -> session.forget(meant));
        }
    }

    /** Browsers share cookies between the ports of a host, so two Seventys on one machine need two names. */
    private static String cookieName(Context context) {
        return "seventy-" + context.req().getLocalPort();
    }
}
