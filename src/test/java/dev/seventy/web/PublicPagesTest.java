package dev.seventy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Optional;

import dev.seventy.Shipped;
import dev.seventy.bot.Bot;
import dev.seventy.bot.Surroundings;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicPagesTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private Javalin server;

    @BeforeEach
    void start() {
        var bot = new Bot(Shipped.knowledge(), () -> {
            throw new IllegalStateException("the page needs no store");
        }, InstantSource.system(), new Surroundings(Optional.empty(), () -> {
        }, Optional.of("https://seventy.example/"), Optional.of("mailto:help@seventy.example")));
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            new PublicPages(bot.privacy()).register(config);
        }).start(0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
                BodyHandlers.ofString());
    }

    @Test
    void anybody_can_read_what_is_kept_without_a_key() throws Exception {
        var page = get("/privacy");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("What is kept", "Where, and how long", "Who sees it", "have it erased",
                "href=\"https://seventy.example/privacy\"", "href=\"mailto:help@seventy.example\"", "/pages.css")
                .doesNotContain("<script", "/chat.css", "<form");
        assertThat(page.headers().firstValue("Content-Security-Policy")).get().asString().contains("default-src 'none'")
                .contains("form-action 'none'");
    }

    @Test
    void the_page_has_its_look_with_it() throws Exception {
        assertThat(get("/pages.css").body()).contains("--accent");
        assertThat(get("/pages.svg").headers().firstValue("Content-Type")).get().asString().contains("svg");
    }
}
