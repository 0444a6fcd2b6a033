package dev.seventy.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that pretend to be Slack, each with another fault in its certificate. */
class SlackTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void certificates() throws Exception {
        key("ca", "CN=Test CA", "-ext", "bc:c");
        key("good", "CN=slack.test", "-signer", "ca", "-ext", "SAN=dns:slack.test");
        key("other", "CN=other.test", "-signer", "ca", "-ext", "SAN=dns:other.test");
        key("old", "CN=slack.test", "-signer", "ca", "-ext", "SAN=dns:slack.test", "-startdate", "-10d", "-validity",
                "1");
        key("own", "CN=slack.test", "-ext", "SAN=dns:slack.test");
    }

    private static void key(String alias, String name, String... more) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-keystore", folder.resolve("keys.p12").toString(), "-storepass", new String(PASSWORD),
                        "-keyalg", "EC", "-alias", alias, "-dname", name));
        command.addAll(Arrays.asList(more));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static KeyStore only(String alias, boolean withKey) throws Exception {
        var all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            all.load(in, PASSWORD);
        }
        var one = KeyStore.getInstance("PKCS12");
        one.load(null, PASSWORD);
        if (withKey) {
            one.setKeyEntry(alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        } else {
            one.setCertificateEntry(alias, all.getCertificate(alias));
        }
        return one;
    }

    private record Tried(SlackAnswer answer, int requests) {
    }

    private static Tried call(String certificate) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(only(certificate, true), PASSWORD);
        var serving = SSLContext.getInstance("TLS");
        serving.init(keys.getKeyManagers(), null, null);
        var requests = new AtomicInteger();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            var body = "{\"ok\":true}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            var address = "https://slack.test:" + server.getAddress().getPort() + "/api/";
            var api = new SlackApi(SlackAddresses.of(address), trusting());
            return new Tried(api.call("auth.test", Optional.of("xoxb-1"), new JsonObject()), requests.get());
        } finally {
            server.stop(0);
        }
    }

    private static OkHttpClient trusting() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(only("ca", false));
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return new OkHttpClient.Builder().dns(_ -> List.of(InetAddress.getLoopbackAddress()))
                .sslSocketFactory(context.getSocketFactory(), (X509TrustManager) trust.getTrustManagers()[0]).build();
    }

    @Test
    void a_certificate_of_a_trusted_authority_for_this_name_and_day_is_taken() throws Exception {
        var tried = call("good");

        assertThat(tried.answer()).isInstanceOf(SlackAnswer.Ok.class);
        assertThat(tried.requests()).isEqualTo(1);
    }

    @Test
    void one_for_another_name_an_expired_one_and_one_of_nobody_get_no_request() throws Exception {
        for (var certificate : List.of("other", "old", "own")) {
            var tried = call(certificate);

            assertThat(tried.answer()).as(certificate).isInstanceOf(SlackAnswer.NotSent.class);
            assertThat(tried.requests()).as(certificate).isZero();
        }
    }
}
