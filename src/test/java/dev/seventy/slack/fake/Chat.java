package dev.seventy.slack.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Channels and the messages in them, and the addresses that are good for a few answers. */
final class Chat {

    private static final int TEXT = 40_000;
    private static final int TEXT_OF_AN_UPDATE = 4_000;
    private static final int USES = 5;
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private record Channel(String id, String team, Set<String> members, boolean archived, boolean joined) {
    }

    private static final class Address {
        private final String team;
        private final String channel;
        private final String user;
        private final Optional<String> original;
        private final Instant issued;
        private int uses;

        private Address(String team, String channel, String user, Optional<String> original, Instant issued) {
            this.team = team;
            this.channel = channel;
            this.user = user;
            this.original = original;
            this.issued = issued;
        }
    }

    private final Accounts accounts;
    private final RateLimits limits;
    private final Map<String, Channel> channels = new HashMap<>();
    private final List<Posted> messages = new ArrayList<>();
    private final Map<String, Address> addresses = new HashMap<>();
    private final Map<String, Instant> lastPost = new HashMap<>();
    private int tightPosts;
    private long lastMicros;
    private int number;

    Chat(Accounts accounts, RateLimits limits) {
        this.accounts = accounts;
        this.limits = limits;
    }

    void channel(String id, String team, boolean archived, boolean joined, Set<String> members) {
        channels.put(id, new Channel(id, team, Set.copyOf(members), archived, joined));
    }

    List<Posted> messages() {
        return List.copyOf(messages);
    }

    int tightPosts() {
        return tightPosts;
    }

    /** Different from every other, and later. */
    String ts(Instant now) {
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        lastMicros = Math.max(micros, lastMicros + 1);
        return "%d.%06d".formatted(lastMicros / 1_000_000, lastMicros % 1_000_000);
    }

    private void pace(String method, String team, String channel, Instant now) {
        limits.post(method, team, channel, now).ifPresent(wait -> {
            throw new RateLimited(wait);
        });
        var last = Optional.ofNullable(lastPost.put(team + " " + channel, now));
        if (last.filter(before -> Duration.between(before, now).compareTo(SECOND) < 0).isPresent()) {
            tightPosts++;
        }
    }

    ObjectNode post(Arguments call) {
        var channel = target(call);
        var text = content(call.body());
        pace(call.method(), channel.team(), channel.id(), call.at());
        var posted = new Posted(channel.team(), channel.id(), ts(call.at()), call.text("thread_ts"), Optional.empty(),
                cut(text), call.json("blocks"), call.method(), 0, call.body(), call.at());
        messages.add(posted);
        var answer = Json.object().put("ok", true).put("channel", posted.channel()).put("ts", posted.ts());
        answer.set("message", message(posted));
        return answer;
    }

    ObjectNode postEphemeral(Arguments call) {
        var channel = target(call);
        var user = call.needed("user");
        if (!channel.members().isEmpty() && !channel.members().contains(user)) {
            throw Refused.with("user_not_in_channel");
        }
        var text = content(call.body());
        pace(call.method(), channel.team(), channel.id(), call.at());
        var posted = new Posted(channel.team(), channel.id(), ts(call.at()), call.text("thread_ts"), Optional.of(user),
                cut(text), call.json("blocks"), call.method(), 0, call.body(), call.at());
        messages.add(posted);
        return Json.object().put("ok", true).put("message_ts", posted.ts());
    }

    ObjectNode update(Arguments call) {
        var channel = known(call);
        int index = index(channel.id(), call.needed("ts"));
        var text = content(call.body());
        if (text.length() > TEXT_OF_AN_UPDATE) {
            throw Refused.with("msg_too_long");
        }
        var old = messages.get(index);
        var posted = new Posted(old.team(), old.channel(), old.ts(), old.thread(), old.ephemeralTo(), text,
                call.json("blocks"), old.via(), old.edits() + 1, call.body(), old.at());
        messages.set(index, posted);
        var answer = Json.object().put("ok", true).put("channel", old.channel()).put("ts", old.ts()).put("text", text);
        answer.set("message", message(posted));
        return answer;
    }

    ObjectNode delete(Arguments call) {
        var channel = known(call);
        var old = messages.remove(index(channel.id(), call.needed("ts")));
        return Json.object().put("ok", true).put("channel", old.channel()).put("ts", old.ts());
    }

    ObjectNode open(Arguments call) {
        var given = call.text("channel");
        if (given.isPresent()) {
            known(call);
            return opened(given.get());
        }
        var users = List.of(call.needed("users").split(","));
        if (users.size() > 1) {
            throw Refused.with("method_not_supported_for_channel_type");
        }
        return opened(direct(users.getFirst(), call.caller()).id());
    }

    private static ObjectNode opened(String id) {
        var answer = Json.object().put("ok", true);
        answer.putObject("channel").put("id", id).put("is_im", true);
        return answer;
    }

    /** A direct message has an id of its own, and the id of a person opens it. */
    private Channel target(Arguments call) {
        var given = call.needed("channel");
        var channel = accounts.user(given).isPresent() ? direct(given, call.caller()) : known(call);
        if (channel.archived()) {
            throw Refused.with("is_archived");
        }
        if (!channel.joined()) {
            throw Refused.with("not_in_channel");
        }
        return channel;
    }

    private Channel direct(String user, Token token) {
        var person = accounts.user(user).filter(known -> !known.kinds().contains(SlackUser.Kind.DELETED))
                .orElseThrow(() -> Refused.with("user_not_found"));
        var team = token.team().orElse(person.team());
        return channels.computeIfAbsent(directId(user), id -> new Channel(id, team, Set.of(user), false, true));
    }

    static String directId(String user) {
        return "D" + user;
    }

    private Channel known(Arguments call) {
        var token = call.caller();
        return Optional.ofNullable(channels.get(call.needed("channel")))
                .filter(channel -> token.team().map(channel.team()::equals)
                        .orElseGet(() -> accounts.enterpriseOf(channel.team()).equals(token.enterprise())))
                .orElseThrow(() -> Refused.with("channel_not_found"));
    }

    Optional<String> teamOf(String channel) {
        return Optional.ofNullable(channels.get(channel)).map(Channel::team);
    }

    private int index(String channel, String ts) {
        for (int index = 0; index < messages.size(); index++) {
            var message = messages.get(index);
            if (message.channel().equals(channel) && message.ts().equals(ts) && message.ephemeralTo().isEmpty()) {
                return index;
            }
        }
        throw Refused.with("message_not_found");
    }

    private static String content(ObjectNode body) {
        var text = Json.text(body, "text").orElse("");
        if (body.has("blocks")) {
            var blocks = body.path("blocks");
            if (!blocks.isArray()) {
                throw Refused.with("invalid_blocks_format");
            }
            var problems = BlockRules.ofMessage(blocks);
            if (!problems.isEmpty()) {
                throw Refused.with("invalid_blocks", problems);
            }
            if (BlockRules.characters(blocks) > BlockRules.CHARACTERS_OF_A_MESSAGE) {
                throw Refused.with("msg_blocks_too_long");
            }
        }
        if (text.isEmpty() && body.path("blocks").isEmpty() && body.path("attachments").isEmpty()) {
            throw Refused.with("no_text");
        }
        return text;
    }

    private static String cut(String text) {
        return text.length() > TEXT ? text.substring(0, TEXT) : text;
    }

    /** The message as Slack gives it in answers and payloads. */
    static ObjectNode message(Posted posted) {
        var message = Json.object().put("type", "message").put("user", Accounts.botUser(posted.team()))
                .put("bot_id", "B" + posted.team()).put("app_id", FakeSlack.APP_ID).put("team", posted.team())
                .put("ts", posted.ts()).put("text", posted.text());
        if (posted.blocks().isArray()) {
            message.set("blocks", named(posted.blocks()));
        }
        posted.thread().ifPresent(thread -> message.put("thread_ts", thread));
        return message;
    }

    /** Slack gives ids to the blocks and elements that came without. */
    static JsonNode named(JsonNode blocks) {
        var copy = blocks.deepCopy();
        int number = 0;
        for (var block : copy) {
            if (!block.has("block_id")) {
                ((ObjectNode) block).put("block_id", "b" + number);
            }
            int element = 0;
            for (var inner : block.path("elements")) {
                if (inner.path("type").asString("").equals("button") && !inner.has("action_id")) {
                    ((ObjectNode) inner).put("action_id", "a" + number + "-" + element);
                }
                element++;
            }
            number++;
        }
        return copy;
    }

    /** Shares a file; the first message of a direct message opens it too. */
    Posted share(Arguments call, String channel, JsonNode files, String comment) {
        var place = Optional.ofNullable(channels.get(channel)).orElseThrow(() -> Refused.with("channel_not_found"));
        var body = Json.object();
        body.set("files", files);
        var posted = new Posted(place.team(), channel, ts(call.at()), call.text("thread_ts"), Optional.empty(), comment,
                call.json("blocks"), "file", 0, body, call.at());
        messages.add(posted);
        return posted;
    }

    /** The last part of an address that is good for five answers in thirty minutes. */
    String address(String team, String channel, String user, Optional<String> original, Instant now) {
        var secret = team + "/" + ++number + "/" + Integer.toHexString(0x5EED00 + number);
        addresses.put(secret, new Address(team, channel, user, original, now));
        return secret;
    }

    void respond(String secret, ObjectNode body, Instant now) {
        var address = Optional.ofNullable(addresses.get(secret)).orElseThrow(() -> Refused.with("no_service"));
        if (!now.isBefore(address.issued.plus(LIFE))) {
            throw Refused.with("expired_url");
        }
        if (address.uses >= USES) {
            throw Refused.with("used_url");
        }
        var original = address.original.flatMap(ts -> messages.stream()
                .filter(message -> message.channel().equals(address.channel) && message.ts().equals(ts)).findFirst());
        if (body.path("delete_original").asBoolean(false)) {
            address.uses++;
            original.ifPresent(messages::remove);
            return;
        }
        var text = content(body);
        address.uses++;
        if (original.isPresent() && body.path("replace_original").asBoolean(false)) {
            var old = original.get();
            messages.set(messages.indexOf(old), new Posted(old.team(), old.channel(), old.ts(), old.thread(),
                    old.ephemeralTo(), text, body.path("blocks"), old.via(), old.edits() + 1, body, old.at()));
            return;
        }
        var everybody = body.path("response_type").asString("ephemeral").equals("in_channel");
        messages.add(new Posted(address.team, address.channel, ts(now), Json.text(body, "thread_ts"),
                everybody ? Optional.empty() : Optional.of(address.user), cut(text), body.path("blocks"),
                "response_url", 0, body, now));
    }

    /** What the response to a slash command itself says. */
    Posted said(String team, String channel, String user, ObjectNode body, Instant now) {
        var everybody = body.path("response_type").asString("ephemeral").equals("in_channel");
        var posted = new Posted(team, channel, ts(now), Optional.empty(),
                everybody ? Optional.empty() : Optional.of(user), cut(content(body)), body.path("blocks"),
                "acknowledgement", 0, body, now);
        messages.add(posted);
        return posted;
    }
}
