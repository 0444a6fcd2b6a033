package dev.seventy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.seventy.slack.fake.FakeSlack;
import dev.seventy.slack.fake.Fault;
import dev.seventy.slack.fake.Node;
import dev.seventy.slack.fake.Origin;
import dev.seventy.slack.fake.SlackClient;
import dev.seventy.slack.fake.SlackUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a server that serves Slack, as Prometheus would read them. */
@SuppressWarnings("NullAway.Init")
class MetricsTest {

    private static final String TOKEN = "0123456789abcdef+/=";
    private static final Origin CHANNEL = Origin.of("T1", "C1", "U1");

    // https://prometheus.io/docs/instrumenting/exposition_formats/#text-format-details
    private static final Pattern COMMENT = Pattern
            .compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"[^\"\\\\\\n]*\",?)*})? (-?[0-9.eE+-]+|[+-]Inf|NaN)");
    private static final Set<String> LABELS = Set.of("kind", "state", "ending", "verb", "version", "java", "area", "gc",
            "le");

    @TempDir
    private Path folder;

    private final HttpClient watcher = HttpClient.newHttpClient();
    private FakeSlack slack;
    private Served served;

    @BeforeEach
    void a_workspace_that_is_served() {
        slack = FakeSlack.start();
        slack.rotation(false);
        slack.user(SlackUser.member("U1", "T1"));
        slack.channel("C1", "T1");
        slack.channel(FakeSlack.directMessage("U1"), "T1", "U1");
        serve(Map.of("SEVENTY_METRICS_TOKEN", TOKEN));
    }

    private void serve(Map<String, String> more) {
        var settings = new LinkedHashMap<>(Map.of("SLACK_SIGNING_SECRET", FakeSlack.SIGNING_SECRET, "SLACK_BOT_TOKEN",
                slack.install("T1").value()));
        settings.putAll(more);
        served = Served.start(slack, folder, settings);
        served.eventually("the link", () -> served.app().store().organisations().linked("slack", "T1").isPresent());
    }

    @AfterEach
    void ends() {
        watcher.close();
        served.close();
        slack.close();
    }

    private HttpResponse<String> get(String authorization) {
        try {
            return watcher.send(
                    HttpRequest.newBuilder(served.address("/metrics")).header("Authorization", authorization).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String text() {
        var response = get("Bearer " + TOKEN);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        return response.body();
    }

    private Map<String, Double> samples() {
        Map<String, Double> samples = new LinkedHashMap<>();
        for (var line : text().lines().toList()) {
            if (!COMMENT.matcher(line).matches()) {
                var sample = SAMPLE.matcher(line);
                assertThat(sample.matches()).as(line).isTrue();
                var value = sample.group(3).replace("Inf", "Infinity");
                assertThat(samples.put(line.substring(0, line.lastIndexOf(' ')), Double.valueOf(value))).as(line)
                        .isNull();
            }
        }
        return samples;
    }

    private void talk() {
        served.send(served.people.command(CHANNEL, "/score", ""));
        served.send(served.people.directMessage(CHANNEL.in(FakeSlack.directMessage("U1")), "help"));
        served.posted("the answer", message -> message.text().contains("partner programs"));
        new SlackClient(slack, served.address("/slack/events"), "forged")
                .send(served.people.command(CHANNEL, "/score", ""));
    }

    @Test
    void what_people_said_and_what_was_sent_is_counted() {
        talk();
        served.eventually("it is counted", () -> samples()
                .getOrDefault("seventy_sends_total{ending=\"done\",kind=\"reply\"}", 0.0) >= 1);
        var samples = samples();
        assertThat(samples).containsEntry("seventy_slack_request_seconds_count{ending=\"unsigned\"}", 1.0)
                .containsEntry("seventy_slack_request_seconds_count{ending=\"answered\"}", 2.0)
                .containsEntry("seventy_slack_request_seconds_bucket{ending=\"answered\",le=\"+Inf\"}", 2.0)
                .containsEntry("seventy_slack_request_seconds_count{ending=\"failed\"}", 0.0)
                .containsEntry("seventy_store_up", 1.0).containsEntry("seventy_store_writers_waiting", 0.0)
                .containsKeys("jvm_memory_used_bytes{area=\"heap\"}", "jvm_threads_current",
                        "seventy_errands_oldest_due_seconds");
        assertThat(samples.get("seventy_slack_request_seconds_sum{ending=\"answered\"}")).isPositive();
        assertThat(samples.get("seventy_lines_total{verb=\"score\"}")).isPositive();
        assertThat(samples.keySet()).anyMatch(name -> name.startsWith("jvm_gc_collection_seconds_count{gc="))
                .anyMatch(name -> name.startsWith("seventy_build_info{java=\"25"));
    }

    @Test
    void a_limit_that_slack_names_is_counted() {
        slack.next("chat.postMessage", Fault.rateLimited("1"));
        talk();
        assertThat(samples()).hasEntrySatisfying("seventy_sends_total{ending=\"limited\",kind=\"reply\"}",
                count -> assertThat(count).isPositive());
    }

    @Test
    void nothing_names_a_firm_a_workspace_or_a_person() {
        talk();
        var text = text();
        assertThat(text).doesNotContain("T1", "U1", "C1", served.app().store().organisations().all().getFirst().name());
        var labels = new TreeSet<String>();
        Pattern.compile("[{,]([a-z_]+)=\"").matcher(text).results().forEach(found -> labels.add(found.group(1)));
        assertThat(LABELS).containsAll(labels);
    }

    @Test
    void it_is_for_whoever_knows_the_token() {
        for (var wrong : List.of("Bearer " + TOKEN + "x", "Bearer", "Basic " + TOKEN, TOKEN)) {
            assertThat(get(wrong)).satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(401))
                    .satisfies(refused -> assertThat(refused.body()).isEmpty());
        }
        served.close();
        serve(Map.of());
        assertThat(get("Bearer " + TOKEN).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("independent")
    void a_parser_that_is_not_ours_reads_it() {
        talk();
        var read = Node.metrics(text());
        assertThat(read.problems()).isEmpty();
        assertThat(read.status()).isZero();
        var families = JsonMapper.builder().build().readTree(read.out());
        assertThat(families.findValuesAsString("name")).contains("seventy_slack_request_seconds", "seventy_lines_total",
                "jvm_gc_collection_seconds", "seventy_build_info");
        for (var family : families) {
            assertThat(family.get("help").asString()).isNotBlank();
            assertThat(family.get("type").asString()).isIn("COUNTER", "GAUGE", "HISTOGRAM", "SUMMARY");
        }
    }
}
