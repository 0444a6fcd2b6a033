package dev.seventy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.seventy.bot.Answer;
import dev.seventy.bot.Bot;
import dev.seventy.bot.Message;
import dev.seventy.bot.Sender;
import dev.seventy.bot.SentFile;
import dev.seventy.reply.Reply;
import dev.seventy.slack.Rendering;
import dev.seventy.slack.fake.BlockRules;
import dev.seventy.slack.fake.Node;
import dev.seventy.store.Account;
import dev.seventy.store.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is said to it, by whomever, of whichever firm: the answer is one that Slack takes, as a message, in a window and
 * as a home page.
 */
class EveryReplyTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T09:00:00Z"));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> COMMANDS = List.of("score", "why", "help", "rules", "rules list", "rules show",
            "rules diff", "rules test", "import", "import template", "import confirm", "import discard",
            "import history", "history", "undo", "certification", "specializations", "organisation", "organisation add",
            "organisation link", "organisation list", "role", "role grant", "role revoke", "role list", "share",
            "send me", "ask admin", "ask manager", "home", "me", "me is", "me is nobody", "settings", "settings zone",
            "welcome", "privacy", "sample", "hello", "thanks", "nonsense", "score databricks", "why databricks", "pvs",
            "pvs what if", "what if databricks", "databricks set", "reference", "reference add", "champion add",
            "certs", "certs databricks", "champion", "champion list", "attestation", "databricks attestations", "badge",
            "cert list", "cert doctor", "cert steps", "who", "who could take", "person", "person add", "person invite",
            "person list", "person merge", "person set", "me forget", "me export", "me looked", "person",
            "person forget", "person export", "export", "export people", "export scores", "check", "check audit",
            "cert", "cert add", "cert form", "cert record", "cert fix", "cert draft", "cert drop", "cert forward",
            "I passed", "forecast", "forecast ics", "share link", "digest", "digest subscribe", "digest list",
            "digest preview", "digest show", "digest change", "digest mute", "digest unmute", "digest stop",
            "subscribe", "unsubscribe", "send me a digest", "digest snooze", "digest snoozed", "digest unsnooze",
            "assign", "unassign", "assignments", "assignment", "assignment decline", "assignment take",
            "assignment done", "eco", "eco actions", "eco done", "eco owner SI-2", "eco status SI-2", "eco note SI-2",
            "eco clear", "eco focus", "eco industry FSI lead", "eco ps", "eco si-check", "eco metric M4",
            "eco metric M3 target", "eco report", "eco history", "eco show", "professional services");
    private static final List<String> RUBBISH = List.of("", " )]}' ${jndi:x} 💥 <!channel> \u202e",
            " " + "x".repeat(900), " data-ai as of 99/99/9999", " '; DROP TABLE people; --", " 東京",
            " <https://a.example|b> & <@U1> `code` *bold*", " " + "👩‍👩‍👧‍👦".repeat(80));
    private static final List<String> SENSIBLE = List.of("forecast data-ai", "forecast security all",
            "forecast modern-work as of 2026-06-30", "forecast infrastructure path smb", "forecast data-ai ics",
            "share forecast data-ai", "share link data-ai as of 2026-10-31", "forecast as of 2019-01-01",
            "settings anniversary 2027-05-15", "score business-applications", "score data-ai",
            "score digital-app-innovation", "score infrastructure", "score modern-work", "score security",
            "score data-ai as of 2026-09-30", "score data-ai known on 2026-09-30", "score data-ai rules 2023-06",
            "score data-ai path enterprise", "score modern-work path smb", "score data-ai location 1204902",
            "score data-ai location 1", "score as of 2019-01-01", "score data-a1", "why data-ai",
            "why data-ai net adds", "why data-ai deployments", "why data-ai usage growth", "why modern-work",
            "why security intermediate", "why infrastructure as of 2026-06-30", "why business-applications",
            "why digital-app-innovation", "rules show data-ai", "rules show security", "rules show modern-work",
            "rules diff data-ai 2023-06 2026-08", "rules diff data-ai 1 2", "rules show databricks",
            "rules show databricks consulting", "rules show databricks technology 2026", "rules databricks technology",
            "rules diff databricks consulting 2025 2026", "rules diff databricks technology 1 2",
            "certification az-305", "certification DP-700", "certification az-999", "certification microsoft",
            "specializations data-ai", "specializations security", "specializations analytics", "import template usage",
            "import template measures", "import template people", "import template certs",
            "import template official_scores", "import template zebra", "import confirm 1", "import discard 99",
            "undo 99", "databricks set employees 3 on 2026-10-31", "databricks set employees 3 on tomorrow",
            "share score data-ai", "share why data-ai", "share import history", "send me score data-ai",
            "send me why data-ai", "ask admin import history", "ask manager why data-ai", "sample score data-ai",
            "sample why data-ai net adds", "sample score", "settings zone Europe/Berlin", "settings retention 30",
            "settings revenue managers", "settings zone Mars", "role grant manager slack:UHOLDER",
            "role revoke manager slack:UHOLDER", "organisation add Contoso", "me is Aylin Demirtaş",
            "me is Katharina Voss", "what do we miss for data and ai?", "why did we lose points in infra?",
            "score d&ai as of 04/05/2026", "score databricks", "score databricks elite",
            "score databricks technology elite", "score databricks global elite", "score databricks rules 2026",
            "why databricks", "why databricks CSI-ELI-1", "why databricks CSI-REG-2", "why databricks technology",
            "pvs", "pvs technology", "pvs what if 3 more references", "what if databricks 5 more professional",
            "databricks set agreement signed", "databricks set dbu 1000000",
            "reference add \"A & <b>\" public verified", "reference list", "settings track technology",
            "share score databricks", "import template databricks", "import template attestations",
            "import template achievements", "import template databricks_certs", "certs databricks",
            "certs databricks as of 2026-06-30", "certs databricks Aylin Demirtaş", "share certs databricks",
            "send me certs databricks", "champion add nobody@nordlicht.example",
            "champion add tobias.reinholdt@nordlicht.example", "champion add slack:T1:UHOLDER",
            "Databricks Certified Data Engineer Professional", "Knowledge Badge - SQL Analytics on Databricks",
            "which certification is this: Lakehouse Fundamentals", "score data-ai strict", "why data-ai strict",
            "score strict", "score databricks strict", "cert list rainer.achterberg@nordlicht.example",
            "cert list slack:T1:UHOLDER", "cert steps rainer.achterberg@nordlicht.example", "cert steps Sven Lindqvist",
            "who az-305", "who holds dp-600", "who could take dp-700", "who could take az-305", "who could take dp-203",
            "person add Anna <!here> anna@nordlicht.example", "person merge Sven Lindqvist with Dmitri Valanidis",
            "person invite slack:T1:UHOLDER", "person invite Anna Example anna@nordlicht.example", "who Sven", "who",
            "person set hugo.delacourt@nordlicht.example leaves 2026-11-15",
            "person set hugo.delacourt@nordlicht.example manager aylin.demirtas@nordlicht.example",
            "export certifications", "export reasons", "person forget tobias.reinholdt@nordlicht.example",
            "person export tobias.reinholdt@nordlicht.example",

            "eco", "eco types", "eco type SI", "eco actions all", "eco actions SI high open", "eco SI-2", "eco FSI",
            "eco M4", "eco PS-R2", "eco SI-C4", "eco ps-phases", "eco focus", "eco focus 3m", "eco focus 12m SI",
            "eco industries", "eco ps enterprise fsi few-devs", "eco ps digital-native many-devs lighthouse",
            "eco ps retail", "eco profile", "eco metrics", "eco report", "eco report as of 2026-10-01",
            "eco history all", "eco owner SI-2 Bob Weber", "eco owner SI-2 \"Bob <!here> Weber\" outside",
            "eco done SI-2 \"a & <b>\"", "eco industry FSI lead none status \"Aligned\" demo <https://a.example|b>",
            "eco metric M4 add 1", "eco metric M3 target 1m EUR", "eco metric M4 target 0", "eco si-checks",
            "eco si-check \"Fjordbyte AS\"", "eco si-check \"Acme <@U1>\" apps-first=yes \"a note\" delivery=no",
            "eco clear SI-2", "eco clear SI-77", "eco actions unowned", "SI-2 is not done", "M4 is at 7",
            "share eco report", "send me eco actions", "sample eco report", "when do we bring in PS for a bank?",
            "export playbook", "digest subscribe wednesday 9:00 with eco", "import template playbook", "eco SI-9",
            "digest subscribe monday 9:00", "digest subscribe friday 8:30 here areas data-ai, security important only",
            "digest subscribe for tobias.reinholdt@nordlicht.example tuesday 10:00 quiet", "digest list",
            "digest preview", "digest preview 1", "digest preview 2", "digest change 1 tuesday 10:00 zone UTC",
            "digest change 1", "digest mute 1 2 weeks", "digest unmute 1", "digest mute until 2027-01-10", "reminders",
            "reminders preview", "reminders preview luc.thibodeau@nordlicht.example",
            "reminders preview Katharina Voss", "reminders why", "reminders why AZ-700",
            "reminders snooze AZ-700 2 weeks", "reminders snooze all 1 week", "reminders stop", "reminders start",
            "reminders snooze", "reminders nonsense", "settings reminders 9",
            "digest subscribe monday 9:00 zone Europe/Berln", "digest stop 1", "digest stop 99", "digest snooze 1",
            "digest snooze 1 az-305", "digest snooze 1 az-305 2 weeks", "digest snoozed 1",
            "digest snooze 1 data-ai until 2026-12-24", "digest snooze 1 growth not relevant",
            "digest snooze az-305 forever", "digest unsnooze 1 az-305", "digest unsnooze 1", "assign az-305",
            "assign dp-700 to me", "assign az-305 to tobias.reinholdt@nordlicht.example by 2026-12-15", "assignments",
            "unassign az-305", "assignment decline 1", "assignment take 1", "assignment done 1", "unassign 1",
            "assign data-ai net adds to tobias.reinholdt@nordlicht.example by friday",
            "send me a digest every second monday", "don't send me the digest", "cert add AZ-305 2026-05-01",
            "passed AZ-305 yesterday", "passed DP-700", "no, it was AZ-104", "that was in April", "the 3rd",
            "never mind", "failed AZ-104", "will take AZ-305 next week", "cert fix 1", "cert draft 1 cancel",
            "cert drop AZ-305", "cert form draft 1", "cert record AZ-305 person: me day: 2026-05-01",
            "cert forward <@UHOLDER> 1790000000 passed AZ-305 yesterday", "Tobias passed AZ-305 or DP-700 in May");
    private static final List<Speaker> SPEAKERS = List.of(new Speaker("T1", "UADMIN"), new Speaker("T1", "UMANAGER"),
            new Speaker("T1", "UMEMBER"), new Speaker("T1", "UHOLDER"), new Speaker("T1", "UGUEST"),
            new Speaker("T2", "UADMIN"), new Speaker("T2", "UMEMBER"), new Speaker("T3", "USOMEBODY"));

    @TempDir
    private static Path folder;

    /** What is shown, and by which line of whom it came about. */
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();
    private static int delivery;

    /** @param workspace T1: the sample firm; T2: a firm without any data; T3: linked to none */
    private record Speaker(String workspace, String user) {

        Sender.Member member() {
            return new Sender.Member("slack", workspace, user);
        }
    }

    @BeforeAll
    static void everything_is_said_once() throws IOException {
        var config = Config.from(Map.of("SEVENTY_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("seventy.db")));
        try (var app = App.open(config, Optional.empty(), CLOCK,
                new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))) {
            var bot = app.bot(Optional.of(Bot.SAMPLE));
            firms(app, bot);
            for (var speaker : SPEAKERS) {
                var lines = Stream
                        .concat(SENSIBLE.stream(),
                                COMMANDS.stream().flatMap(command -> RUBBISH.stream().map(rest -> command + rest)))
                        .toList();
                for (var line : lines) {
                    say(bot, speaker, line, List.of());
                }
                files(bot, speaker);
            }
        }
    }

    private static void firms(App app, Bot bot) {
        var store = app.store();
        var actor = Sender.Local.TERMINAL.actor();
        var sample = SampleFirm.load(store, bot).id();
        var empty = store.organisations().add("Empty", ZoneOffset.UTC, false, actor).orElseThrow().id();
        store.organisations().link(sample, "slack", "T1", actor);
        store.organisations().link(empty, "slack", "T2", actor);
        store.roles().grant(sample, "slack:T1:UADMIN", Role.ADMIN, actor);
        store.roles().grant(sample, "slack:T1:UMANAGER", Role.MANAGER, actor);
        store.roles().grant(empty, "slack:T2:UADMIN", Role.ADMIN, actor);
        for (var speaker : SPEAKERS) {
            bot.introduce(speaker.member(),
                    new Account.Profile("Name <!here> of " + speaker.user(),
                            Optional.of("tobias.reinholdt@nordlicht.example")
                                    .filter(_ -> speaker.user().equals("UHOLDER")),
                            speaker.user().equals("UGUEST") ? Account.Standing.GUEST : Account.Standing.MEMBER));
        }
    }

    /** A file to be imported with rows of every kind, one that is none, and one that nobody knows. */
    private static void files(Bot bot, Speaker speaker) throws IOException {
        var certs = new StringBuilder("person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\r\n");
        for (int row = 0; row < 120; row++) {
            certs.append("P").append(row).append(row % 3 == 0 ? ",AZ-305,2026-03-12" : ",NO-" + row + ",yesterday")
                    .append(",2027-03-12,,,<!channel> & co\r\n");
        }
        say(bot, speaker, "import", List.of(file("certs.csv", certs.toString())));
        say(bot, speaker, "import",
                List.of(file("wallet.csv", "recipient_email,recipient_name,name,issued_on,expired_on\n"
                        + "a@nordlicht.example,A <!here>,Databricks Certified Data Engineer Associate,2026-03-12,\n"
                        + "a@nordlicht.example,A,<!channel> & co,2026-03-12,\n")));
        say(bot, speaker, "import", List.of(file("holiday.csv", "a,b\n1,2\n")));
        say(bot, speaker, "import", List.of(file("scan.pdf", "%PDF-1.4")));
        say(bot, speaker, "rules test", List.of(file("cases.yaml", "nonsense: [")));
    }

    private static SentFile file(String name, String content) throws IOException {
        var file = Files.createTempFile(folder, "sent", name);
        return new SentFile(name, Files.writeString(file, content));
    }

    private static void say(Bot bot, Speaker speaker, String line, List<SentFile> files) {
        for (var place : List.of(Message.Place.PRIVATE, Message.Place.ASIDE)) {
            var answer = bot
                    .say(new Message(line, speaker.member(), place, Optional.of("delivery-" + delivery++), files));
            var by = speaker + " " + place + ": " + (line.length() > 60 ? line.substring(0, 60) + "…" : line);
            show(by, answer.reply(), answer.changed() ? Optional.empty() : Optional.of(line));
            for (var elsewhere : answer.elsewhere()) {
                show(by + ", elsewhere", elsewhere.reply(), Optional.empty());
            }
            if (answer == Answer.WAITING) {
                throw new AssertionError("nothing is kept for later here: " + by);
            }
        }
    }

    private static void show(String by, Reply reply, Optional<String> again) {
        assertThat(Rendering.text(reply)).as(by).isNotBlank().hasSizeLessThanOrEqualTo(3_000);
        keep("message", Rendering.message(reply, again), by);
        keep("message", Rendering.message(reply, Optional.empty()), by);
        Rendering.modals(reply, again).forEach(view -> keep("modal", view, by));
        keep("home", Rendering.home(reply, again.orElse("home")), by);
    }

    private static void keep(String kind, String body, String by) {
        SHOWN.putIfAbsent("{\"kind\":\"" + kind + "\",\"body\":" + body + "}", by);
    }

    @Test
    void it_keeps_to_the_documented_limits() {
        var faults = new ArrayList<String>();
        SHOWN.forEach((line, by) -> {
            var shown = JSON.readTree(line);
            var body = shown.path("body");
            var isMessage = shown.path("kind").asString().equals("message");
            var found = isMessage ? BlockRules.ofMessage(body) : BlockRules.ofView(body);
            found.forEach(fault -> faults.add(by + ": " + fault));
            if (isMessage && BlockRules.characters(body) > BlockRules.CHARACTERS_OF_A_MESSAGE) {
                faults.add(by + ": " + BlockRules.characters(body) + " characters");
            }
            if (!isMessage && line.getBytes(UTF_8).length > 250_000) {
                faults.add(by + ": a view of " + line.getBytes(UTF_8).length + " bytes");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(SHOWN).as("different messages and views").hasSizeGreaterThan(1_000);
    }

    @Test
    void nothing_that_somebody_typed_becomes_a_mention_or_a_link() {
        assertThat(SHOWN.keySet().stream().filter(
                line -> line.matches("(?s).*\"type\":\"mrkdwn\",\"text\":\"[^\"]*(<!|<@|<https://a\\.example).*")))
                .isEmpty();
    }

    @Test
    @Tag("independent")
    void it_has_the_fields_that_slack_s_own_types_have_and_no_others() {
        var checked = Node.check(List.copyOf(SHOWN.keySet()));

        var by = List.copyOf(SHOWN.values());
        var faults = checked.problems().lines().limit(50).map(fault -> {
            var line = fault.replaceAll("^line (\\d+):.*", "$1");
            return line.matches("\\d+") ? by.get(Integer.parseInt(line) - 1) + ": " + fault : fault;
        }).toList();
        assertThat(faults).isEmpty();
        assertThat(checked.out()).startsWith(SHOWN.size() + " read, 0 faults");
    }
}
