package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What goes wrong with a call. */
public sealed interface Fault {

    /** Waits by the wall clock, then goes on as if nothing had been. */
    record Delay(Duration time) implements Fault {
    }

    /** Waits until it is released, then goes on as if nothing had been. */
    record Hold(CountDownLatch arrived, CountDownLatch released) implements Fault {

        /** Returns once a call waits here. */
        public void awaitArrival() throws InterruptedException {
            if (!arrived.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no call came in 30 s");
            }
        }

        public void release() {
            released.countDown();
        }
    }

    /** The connection is reset and nothing is read. */
    record ResetBefore() implements Fault {
    }

    /** The call is read, and without being carried out the connection is reset. */
    record ResetAfterReading() implements Fault {
    }

    /** The call is carried out, and the connection is reset instead of the answer. */
    record ResetAfter() implements Fault {
    }

    /** Another answer, without the call being carried out. */
    record Answer(int status, String contentType, byte[] body, Map<String, String> headers) implements Fault {
    }

    /** The call is carried out, and another answer is given than the true one. */
    record AnswerAfter(Answer answer) implements Fault {
    }

    static Fault delay(Duration time) {
        return new Delay(time);
    }

    static Hold hold() {
        return new Hold(new CountDownLatch(1), new CountDownLatch(1));
    }

    static Fault resetBefore() {
        return new ResetBefore();
    }

    static Fault resetAfterReading() {
        return new ResetAfterReading();
    }

    static Fault resetAfter() {
        return new ResetAfter();
    }

    /** 429 with any value in {@code Retry-After}, also one that is no number; empty for none. */
    static Fault rateLimited(String retryAfter) {
        return new Answer(429, "application/json", "{\"ok\":false,\"error\":\"ratelimited\"}".getBytes(UTF_8),
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    static Answer status(int status) {
        return answer(status, "text/plain", "upstream connect error");
    }

    /** Status 200 and a page, as a captive portal or a maintenance page gives it. */
    static Answer html() {
        return answer(200, "text/html", "<!doctype html><title>Slack</title><p>We will be back.");
    }

    static Answer invalidJson() {
        return answer(200, "application/json", "{\"ok\":tru");
    }

    static Answer hugeBody(int bytes) {
        return answer(200, "application/json", "{\"ok\":true,\"padding\":\"" + "x".repeat(bytes) + "\"}");
    }

    static Answer redirect(String location) {
        return new Answer(302, "text/html", new byte[0], Map.of("Location", location));
    }

    /** {@code ok: false} with this error. */
    static Answer error(String error) {
        return answer(200, "application/json", "{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    static Answer answer(int status, String contentType, String body) {
        return new Answer(status, contentType, body.getBytes(UTF_8), Map.of());
    }

    /** The call is carried out; the answer says otherwise. */
    static Fault after(Answer answer) {
        return new AnswerAfter(answer);
    }
}
