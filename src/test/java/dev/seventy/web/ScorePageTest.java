package dev.seventy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;

import dev.seventy.Shipped;
import dev.seventy.bot.Bot;
import dev.seventy.bot.Forwarding;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.bot.Surroundings;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;
import io.javalin.Javalin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score that is forwarded by a link, as whoever gets the link sees it. */
class ScorePageTest {

    private static final String BASE = "https://seventy.example";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private Store store;
    private OrganisationId firm;
    private Bot bot;
    private Javalin server;

    @BeforeEach
    void a_firm_with_a_manager() throws Exception {
        store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), () -> now);
        var actor = Sender.Local.TERMINAL.actor();
        firm = store.organisations().add("Firm", ZoneOffset.UTC, false, actor).orElseThrow().id();
        store.organisations().link(firm, "slack", "T1", actor);
        store.roles().grant(firm, "slack:T1:U1", Role.ADMIN, actor);
        bot = new Bot(Shipped.knowledge(), () -> store, () -> now, new Surroundings(Optional.of("Firm"), () -> {
        }, Optional.of(BASE), Optional.empty(), Optional.empty(), () -> true,
                Optional.of(new Forwarding(BASE, Vault.passing(), true))));
        bot.introduce(member(), new Account.Profile("Anna Admin", Optional.empty(), Standing.MEMBER));
        take("people.csv", "person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,location,role,"
                + "start_date,end_date\nP1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        take("certs.csv",
                "person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\n"
                        + "ada@firm.example,AZ-104,2026-01-01,2027-01-01,,,x\n"
                        + "bob@firm.example,AZ-104,2026-01-01,2028-01-01,,,x\n"
                        + "bob@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
        server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            new ScorePage(bot::page, bot::picture).register(config);
        }).start(0);
    }

    private static Sender.Member member() {
        return new Sender.Member("slack", "T1", "U1");
    }

    private void take(String name, String content) throws Exception {
        var file = java.nio.file.Files.writeString(folder.resolve(name), content);
        bot.say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                List.of(new SentFile(name, file))));
    }

    @AfterEach
    void stop() {
        server.stop();
        store.close();
    }

    private Reply says(String line) {
        return bot.say(new Message(line, member(), Message.Place.PRIVATE, Optional.empty(), List.of())).reply();
    }

    private String link() {
        return says("share link infrastructure").blocks().stream().filter(Block.Links.class::isInstance)
                .map(Block.Links.class::cast).map(links -> links.links().getFirst().address()).findFirst()
                .orElseThrow();
    }

    private HttpResponse<byte[]> get(String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address.replace(BASE, "http://127.0.0.1:" + server.port()))).build(),
                BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void the_page_has_the_numbers_of_the_chat_and_names_nobody() throws Exception {
        var page = get(link());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(text(page)).contains(says("score infrastructure").summary().replace("&", "&amp;"))
                .contains("The twelve months ahead", "AZ-104 of 1 person expires", "through 27 Nov 2026")
                .doesNotContain("Ada", "<form", "<script", "<button");
        assertThat(PlainText.render(says("forecast infrastructure"))).contains("Ada Byron");
    }

    @Test
    void the_address_is_told_to_nobody_and_kept_nowhere() throws Exception {
        var headers = get(link()).headers();

        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Cache-Control")).contains("no-store");
        assertThat(headers.firstValue("X-Robots-Tag")).get().asString().contains("noindex");
        assertThat(headers.firstValue("Content-Security-Policy")).get().asString().contains("default-src 'none'");
    }

    @Test
    void a_link_holds_through_its_last_day_and_not_after() throws Exception {
        var link = link();
        now = Instant.parse("2026-11-27T23:59:59Z");
        assertThat(get(link).statusCode()).isEqualTo(200);
        now = Instant.parse("2026-11-28T00:00:00Z");
        var over = get(link);
        assertThat(over.statusCode()).isEqualTo(410);
        assertThat(text(over)).contains("This link is over", "27 Nov 2026").doesNotContain("points");
    }

    @Test
    void a_changed_link_leads_nowhere_whichever_character_is_changed() throws Exception {
        var link = link();
        for (int at = link.indexOf("/page/") + 6; at < link.length() - 1; at += 7) {
            var changed = link.substring(0, at) + (link.charAt(at) == 'A' ? 'B' : 'A') + link.substring(at + 1);
            assertThat(get(changed).statusCode()).as(changed).isEqualTo(404);
        }
        for (var other : List.of("/page/x", "/page/..", "/page/00000000.AAAA", "/page/" + "A".repeat(2_000))) {
            assertThat(get(BASE + other).statusCode()).as(other).isEqualTo(404);
        }
        assertThat(get(link.replace("/page/", "/picture/")).statusCode()).isEqualTo(404);
    }

    @Test
    void nothing_is_left_of_a_firm_that_was_erased() throws Exception {
        var link = link();
        store.organisations().erase(firm);
        assertThat(get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void the_picture_of_a_forecast_is_served_where_a_platform_fetches_it() throws Exception {
        var address = says("forecast infrastructure").blocks().stream().filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast).flatMap(picture -> picture.address().stream()).findFirst()
                .orElseThrow();
        var answer = get(address);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(Chart.WIDTH);
        assertThat(image.getHeight()).isEqualTo(Chart.HEIGHT);
    }

    @Test
    void the_picture_of_how_points_moved_is_served_by_the_link_in_the_digest_and_names_nobody() throws Exception {
        now = Instant.parse("2026-12-20T10:00:00Z");
        bot.introduce(member(), new Account.Profile("Anna Admin", Optional.empty(), Standing.MEMBER));
        take("more.csv", "person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\n"
                + "eve@firm.example,AZ-700,2026-01-01,2028-01-01,,,x\n");
        var said = says("digest preview").blocks().stream().filter(Block.Picture.class::isInstance)
                .map(Block.Picture.class::cast).findFirst().orElseThrow();
        assertThat(said.alt()).contains("Points since 22 Nov 2026", "Infrastructure ").doesNotContain("Ada", "Eve");
        var address = said.address().orElseThrow();
        var drawn = bot.picture(address.substring(address.lastIndexOf('/') + 1)).orElseThrow();
        assertThat(drawn.lines()).anySatisfy(line -> {
            assertThat(line.name()).isEqualTo("Infrastructure");
            assertThat(line.points()).extracting(Block.Point::day).containsExactly(LocalDate.of(2026, 11, 22),
                    LocalDate.of(2026, 12, 6), LocalDate.of(2026, 12, 20));
        });
        var image = ImageIO.read(new ByteArrayInputStream(get(address).body()));
        assertThat(image.getWidth()).isEqualTo(Chart.WIDTH);
        assertThat(get(address.replace("/picture/", "/page/")).statusCode()).isEqualTo(404);
    }

    @Test
    void that_a_link_was_made_stands_in_the_trail() {
        link();
        assertThat(store.audit().of(firm)).extracting(entry -> entry.action()).contains("score page linked");
    }

    @Test
    void a_line_is_drawn_where_its_values_are() throws Exception {
        var picture = new Block.Picture("Points",
                List.of(new Block.Line("points",
                        List.of(new Block.Point(LocalDate.of(2026, 11, 1), new BigDecimal("80")),
                                new Block.Point(LocalDate.of(2027, 5, 1), new BigDecimal("20"))),
                        true)),
                new BigDecimal("70"), new BigDecimal("100"), LocalDate.of(2027, 11, 1), "80, then 20",
                Optional.empty());
        var image = ImageIO.read(new ByteArrayInputStream(Chart.png(picture).orElseThrow()));
        assertThat(drawn(image, Chart.WIDTH / 4)).isLessThan(drawn(image, Chart.WIDTH * 3 / 4));
    }

    /** How far below the top of a column the line of the points is. */
    private static int drawn(java.awt.image.BufferedImage image, int column) {
        for (int y = 0; y < image.getHeight(); y++) {
            if ((image.getRGB(column, y) & 0xFFFFFF) == 0x1f5f5b) {
                return y;
            }
        }
        return Integer.MAX_VALUE;
    }
}
