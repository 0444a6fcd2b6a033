package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionSpec;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/**
 * Slack's Web API and response_urls, each called once: nothing is repeated, redirected or remembered here, and nothing
 * is logged. Whoever calls decides by the answer.
 */
public final class SlackApi {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(15);
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);

    private static final long LARGEST_ANSWER = 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,60}");
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
    private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final SlackAddresses addresses;
    private final OkHttpClient client;

    /** Whether a request began to leave. */
    private static final class Departure extends EventListener {

        private final AtomicBoolean left = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            left.set(true);
        }
    }

    public SlackApi(SlackAddresses addresses) {
        this(addresses, new OkHttpClient.Builder().connectTimeout(CONNECT).readTimeout(READ).writeTimeout(READ)
                .callTimeout(WHOLE).build());
    }

    /** @param base has the times, the resolver of names and the trusted certificates; the rest is decided here */
    SlackApi(SlackAddresses addresses, OkHttpClient base) {
        this.addresses = addresses;
        var resolver = base.dns();
        client = base.newBuilder().followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES).authenticator(Authenticator.NONE).cache(null)
                // One connection serves one call at a time, so that none suffers from another's.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionSpecs(addresses.isEncrypted() ? List.of(ConnectionSpec.MODERN_TLS)
                        : List.of(ConnectionSpec.MODERN_TLS, ConnectionSpec.CLEARTEXT))
                .eventListenerFactory(call -> Optional.<EventListener>ofNullable(call.request().tag(Departure.class))
                        .orElse(EventListener.NONE))
                .dns(host -> resolved(host, resolver)).build();
    }

    /** A name of Slack's that leads into a private network has been tampered with. */
    private List<InetAddress> resolved(String host, Dns resolver) throws UnknownHostException {
        var found = resolver.lookup(host);
        if (addresses.isSlack(host) && !found.stream().allMatch(SlackApi::isPublic)) {
            throw new UnknownHostException("a name of Slack's leads into a private network");
        }
        return found;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return isPublic6(bytes);
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        // "This network", carriers' shared addresses (100.64.0.0/10), protocol assignments, benchmarks, reserved.
        return first != 0 && first < 240 && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0) && !(first == 198 && (second == 18 || second == 19));
    }

    /** Global unicast that carries no IPv4 address in disguise: not unique local, mapped, 6to4, Teredo or NAT64. */
    private static boolean isPublic6(byte[] bytes) {
        return (bytes[0] & 0xe0) == 0x20 && !startsWith(bytes, 0x20, 0x02) && !startsWith(bytes, 0x20, 0x01, 0, 0);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int index = 0; index < prefix.length; index++) {
            if ((bytes[index] & 0xff) != prefix[index]) {
                return false;
            }
        }
        return true;
    }

    /** Calls a method that takes JSON. */
    public SlackAnswer call(String method, Optional<String> token, JsonObject arguments) {
        return send(addresses.method(method), token, json(arguments), SlackApi::said);
    }

    /** Calls a method that takes a form. */
    public SlackAnswer form(String method, Optional<String> token, Map<String, String> arguments) {
        var form = new FormBody.Builder(UTF_8);
        arguments.forEach(form::add);
        return send(addresses.method(method), token, form.build(), SlackApi::said);
    }

    /** Sends an answer to a response_url; one that is not Slack's is not called. */
    public SlackAnswer respond(String responseUrl, JsonObject message) {
        return addresses.response(responseUrl)
                .map(url -> send(url, Optional.empty(), json(message), SlackApi::saidOfResponse))
                .orElse(new SlackAnswer.NotSent("not an address of Slack's"));
    }

    private static RequestBody json(JsonObject body) {
        return RequestBody.create(body.toString().getBytes(UTF_8), JSON);
    }

    /** Sends bytes to an address that was allowed before, as the second step of handing a file over. */
    SlackAnswer send(HttpUrl url, RequestBody body) {
        return send(new Request.Builder().url(url).post(once(body)),
                (response, _) -> response.isSuccessful() ? new SlackAnswer.Ok(new JsonObject(), Set.of())
                        : new SlackAnswer.Broken(response.code()));
    }

    /** The same client with time enough for a large file. */
    OkHttpClient downloads() {
        return client.newBuilder().callTimeout(DOWNLOAD).build();
    }

    SlackAddresses addresses() {
        return addresses;
    }

    private interface Reading {
        SlackAnswer read(Response response, String text);
    }

    private SlackAnswer send(HttpUrl url, Optional<String> token, RequestBody body, Reading reading) {
        var request = new Request.Builder().url(url).post(once(body));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return send(request, reading);
    }

    private SlackAnswer send(Request.Builder request, Reading reading) {
        var departure = new Departure();
        try (var response = client.newCall(request.tag(Departure.class, departure).build()).execute()) {
            if (response.code() == 429) {
                return new SlackAnswer.Limited(retryAfter(Optional.ofNullable(response.header("Retry-After"))));
            }
            var source = response.body().source();
            if (source.request(LARGEST_ANSWER + 1)) {
                return new SlackAnswer.Broken(response.code());
            }
            return reading.read(response, source.readString(UTF_8));
        } catch (IOException failed) {
            var why = failed.getClass().getSimpleName();
            return departure.left.get() ? new SlackAnswer.Lost(why) : new SlackAnswer.NotSent(why);
        }
    }

    /** A body that is written once: okhttp repeats others by itself, such as after 503 with "Retry-After: 0". */
    private static RequestBody once(RequestBody body) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return Optional.ofNullable(body.contentType()).orElse(JSON);
            }

            @Override
            public long contentLength() throws IOException {
                return body.contentLength();
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                body.writeTo(sink);
            }

            @Override
            public boolean isOneShot() {
                return true;
            }
        };
    }

    private static SlackAnswer said(Response response, String text) {
        return object(text).filter(_ -> response.isSuccessful()).<SlackAnswer>flatMap(body -> {
            if (isTrue(body, "ok")) {
                return Optional.of(new SlackAnswer.Ok(body, scopes(response)));
            }
            return text(body, "error").filter(CODE.asMatchPredicate())
                    .map(error -> new SlackAnswer.Failed(error, body));
        }).orElse(new SlackAnswer.Broken(response.code()));
    }

    /** A response_url says "ok", or its code as plain text with a status of its own, or the same in JSON. */
    private static SlackAnswer saidOfResponse(Response response, String text) {
        var plain = text.strip();
        if (response.isSuccessful() && (plain.isEmpty() || plain.equals("ok"))) {
            return new SlackAnswer.Ok(new JsonObject(), Set.of());
        }
        if (CODE.matcher(plain).matches() && response.code() < 500) {
            return new SlackAnswer.Failed(plain, new JsonObject());
        }
        return said(response, text);
    }

    private static Set<String> scopes(Response response) {
        return Optional.ofNullable(response.header("X-OAuth-Scopes")).stream()
                .flatMap(header -> Arrays.stream(header.split(","))).map(String::strip)
                .filter(scope -> !scope.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    /** How long to wait: whole seconds up to an hour, and half a minute where that is not what was said. */
    static Duration retryAfter(Optional<String> header) {
        return header.map(String::strip).filter(SECONDS.asMatchPredicate()).map(Long::parseLong)
                .map(seconds -> Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT.toSeconds())))
                .orElse(USUAL_WAIT);
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return Optional.ofNullable(GSON.fromJson(text, JsonObject.class));
        } catch (JsonParseException foreign) {
            return Optional.empty();
        }
    }

    static boolean isTrue(JsonObject object, String name) {
        return value(object, name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsJsonPrimitive)
                .filter(primitive -> primitive.isBoolean() && primitive.getAsBoolean()).isPresent();
    }

    /** A text that is there and not blank. */
    static Optional<String> text(JsonObject object, String name) {
        return value(object, name).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString)
                .filter(text -> !text.isBlank());
    }

    /** A time in whole seconds, from one on. */
    static Optional<Duration> seconds(JsonObject object, String name) {
        return text(object, name).filter(SECONDS.asMatchPredicate()).map(Long::parseLong)
                .filter(number -> number > 0 && number < Integer.MAX_VALUE).map(Duration::ofSeconds);
    }

    static Optional<JsonObject> object(JsonObject object, String name) {
        return value(object, name).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
    }

    private static Optional<JsonElement> value(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name));
    }
}
