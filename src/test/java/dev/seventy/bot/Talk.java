package dev.seventy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.seventy.Shipped;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import dev.seventy.reply.Reply;
import dev.seventy.store.Account;
import dev.seventy.store.Account.Standing;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/** A firm with a linked workspace, a clock that can be turned, and people with different roles who talk to the bot. */
final class Talk implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    static final String PEOPLE = "person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,location,role,"
            + "start_date,end_date\n";
    static final String CERTS = "person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source\n";

    final Store store;
    final Bot bot;
    final OrganisationId firm;
    Instant now = START;
    int samplesLoaded;
    private final Path folder;
    private final AtomicInteger keys = new AtomicInteger();

    Talk(Path folder) {
        this.folder = folder;
        store = Store.open("jdbc:sqlite:" + folder.resolve("seventy.db"), () -> now);
        var actor = Sender.Local.TERMINAL.actor();
        firm = store.organisations().add("Firm", ZoneOffset.UTC, false, actor).orElseThrow().id();
        store.organisations().link(firm, "slack", "T1", actor);
        store.roles().grant(firm, "slack:T1:UADMIN", Role.ADMIN, actor);
        store.roles().grant(firm, "slack:T1:UMANAGER", Role.MANAGER, actor);
        bot = new Bot(Shipped.knowledge(), () -> store, () -> now, new Surroundings(Optional.of("Firm"),
                this::loadSample, Optional.of("https://seventy.example"), Optional.of("mailto:help@seventy.example")));
        introduce("UADMIN", "Anna Admin", Standing.MEMBER);
        introduce("UMANAGER", "Max Manager", Standing.MEMBER);
        introduce("U1", "Una", Standing.MEMBER);
    }

    private void loadSample() {
        samplesLoaded++;
        var sample = store.organisations().add(Bot.SAMPLE, ZoneOffset.UTC, true, Sender.Local.TERMINAL.actor())
                .orElseThrow();
        store.organisations().fixToday(sample.id(), Optional.of(java.time.LocalDate.of(2026, 11, 1)));
        new Bot(Shipped.knowledge(), () -> store, () -> now, Surroundings.of(Optional.of(Bot.SAMPLE))).say(new Message(
                "import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                List.of(file("certs-of-sample.csv", CERTS + "ada@sample.example,AZ-104,2026-01-01,2027-01-01,,,x\n"))));
    }

    SentFile file(String name, String content) {
        try {
            return new SentFile(name, Files.writeString(folder.resolve(name), content));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Reply take(String name, String content) {
        return bot.say(new Message("import --yes", Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(),
                List.of(file(name, content)))).reply();
    }

    /** Usage with growth and a customer's name, and one person with a certification. */
    void figures() {
        take("usage.csv", "PGAMpnID,SubscriptionId,Month,ServiceLevel2,CustomerName,CustomerTenantId,CustomerSegment,"
                + "MPNID,PartnerAttributionType,IsACRDuplicateAtPGALevel,ACR_USD\n"
                + Stream.of("2026-10", "2026-09", "2025-10", "2025-09").map(month -> "1,s1," + month
                        + "-01,Storage,Contoso,62e23c0f-5dd0-4894-921a-000000000001," + "Enterprise,7,PAL,0,12345.67\n")
                        .reduce("", String::concat));
        take("people.csv", PEOPLE + "P1,Ada Byron,ada@firm.example,,,,Oslo,Lead,2020-01-01,\n");
        take("certs.csv", CERTS + "ada@firm.example,AZ-104,2026-01-01,2027-01-01,,,x\n");
    }

    static Sender.Member member(String user) {
        return new Sender.Member("slack", "T1", user);
    }

    void introduce(String user, String name, Standing standing) {
        bot.introduce(member(user), new Account.Profile(name, Optional.empty(), standing));
    }

    void introduce(String user, String name, String address) {
        bot.introduce(member(user), new Account.Profile(name, Optional.of(address), Standing.MEMBER));
    }

    /** Lets the platform say in which locale somebody writes who is known. */
    void speaks(String user, Locale locale) {
        var known = store.accounts().of(firm, "slack", "T1", user).orElseThrow();
        bot.introduce(member(user),
                new Account.Profile(known.name(), known.address(), known.standing(), locale, known.zone()));
    }

    /** Lets the platform say where somebody lives who is known. */
    void lives(String user, ZoneId zone) {
        var known = store.accounts().of(firm, "slack", "T1", user).orElseThrow();
        bot.introduce(member(user), new Account.Profile(known.name(), known.address(), known.standing(), known.locale(),
                Optional.of(zone)));
    }

    static Message message(Sender sender, Message.Place place, String key, String line) {
        return new Message(line, sender, place, Optional.of(key), List.of());
    }

    Answer says(String user, Message.Place place, String line) {
        return bot.say(message(member(user), place, "key-" + keys.incrementAndGet(), line), new RecordingKeeping());
    }

    Reply says(String user, String line) {
        return says(user, Message.Place.PRIVATE, line).reply();
    }

    String text(String user, String line) {
        return PlainText.render(says(user, line));
    }

    Reply local(String line) {
        return bot.say(new Message(line, Sender.Local.TERMINAL, Message.Place.PRIVATE, Optional.empty(), List.of()))
                .reply();
    }

    static List<String> commands(Reply reply) {
        return reply.blocks().stream().flatMap(block -> switch (block) {
            case Block.Buttons(var buttons) -> buttons.stream();
            case Block.Choice(var _, var options) -> options.stream();
            default -> Stream.<Block.Button>empty();
        }).map(Block.Button::command).toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
