package dev.seventy.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Modals on their stacks, home pages, and the triggers that open views. */
final class Views {

    private static final Duration TRIGGER = Duration.ofSeconds(3);
    private static final int STACK = 3;
    private static final int BYTES = 250_000;

    private static final class Trigger {
        private final String team;
        private final String user;
        private final Optional<String> view;
        private final Instant issued;
        private boolean exchanged;

        private Trigger(String team, String user, Optional<String> view, Instant issued) {
            this.team = team;
            this.user = user;
            this.view = view;
            this.issued = issued;
        }
    }

    private final Map<String, Trigger> triggers = new HashMap<>();
    private final Map<String, Shown> shown = new LinkedHashMap<>();
    private int number;

    String trigger(String team, String user, Optional<String> view, Instant now) {
        var id = "13345224609.738474920." + "%032x".formatted(++number);
        triggers.put(id, new Trigger(team, user, view, now));
        return id;
    }

    List<Shown> shown() {
        return List.copyOf(shown.values());
    }

    Optional<Shown> shown(String id) {
        return Optional.ofNullable(shown.get(id));
    }

    Optional<Shown> home(String user) {
        return shown.values().stream().filter(view -> view.type().equals("home") && view.user().equals(user))
                .findFirst();
    }

    ObjectNode open(Arguments call) {
        var view = given(call, "modal");
        var trigger = exchange(call);
        var id = nextId();
        return answer(show(new Shown(id, "modal", trigger.team, trigger.user, hash(), id, Optional.empty(), view)));
    }

    ObjectNode push(Arguments call) {
        var view = given(call, "modal");
        var trigger = exchange(call);
        var below = trigger.view.flatMap(this::shown).orElseThrow(() -> Refused.with("not_found"));
        return answer(pushed(below, view));
    }

    private Shown pushed(Shown below, ObjectNode view) {
        if (shown.values().stream().filter(other -> other.root().equals(below.root())).count() >= STACK) {
            throw Refused.with("push_limit_reached");
        }
        return show(new Shown(nextId(), "modal", below.team(), below.user(), hash(), below.root(),
                Optional.of(below.id()), view));
    }

    ObjectNode update(Arguments call) {
        var byExternal = call.text("external_id");
        var old = byExternal.isPresent()
                ? shown.values().stream().filter(view -> view.externalId().equals(byExternal)).findFirst()
                : shown(call.needed("view_id"));
        var view = given(call, old.map(Shown::type).orElse("modal"));
        return answer(
                replace(old.filter(known -> ofTheCaller(known, call)).orElseThrow(() -> Refused.with("not_found")),
                        call.text("hash"), view));
    }

    private static boolean ofTheCaller(Shown view, Arguments call) {
        return call.caller().team().map(view.team()::equals).orElse(true);
    }

    ObjectNode publish(Arguments call, Accounts accounts) {
        var user = call.needed("user_id");
        var view = given(call, "home");
        var person = accounts.user(user).orElseThrow(() -> Refused.with("user_not_found"));
        var team = call.caller().team().orElse(person.team());
        var old = shown.values().stream()
                .filter(home -> home.type().equals("home") && home.user().equals(user) && home.team().equals(team))
                .findFirst();
        if (old.isPresent()) {
            return answer(replace(old.get(), call.text("hash"), view));
        }
        var id = nextId();
        return answer(show(new Shown(id, "home", team, user, hash(), id, Optional.empty(), view)));
    }

    private Shown replace(Shown old, Optional<String> hash, ObjectNode view) {
        if (hash.filter(Predicate.not(old.hash()::equals)).isPresent()) {
            throw Refused.with("hash_conflict");
        }
        shown.remove(old.id());
        return show(new Shown(old.id(), old.type(), old.team(), old.user(), hash(), old.root(), old.previous(), view));
    }

    private Shown show(Shown view) {
        if (view.externalId().isPresent() && shown.values().stream().anyMatch(other -> !other.id().equals(view.id())
                && other.team().equals(view.team()) && other.externalId().equals(view.externalId()))) {
            throw Refused.with("duplicate_external_id");
        }
        shown.put(view.id(), view);
        return view;
    }

    private static ObjectNode answer(Shown view) {
        var answer = Json.object().put("ok", true);
        answer.set("view", view.json());
        return answer;
    }

    private String nextId() {
        return "V" + ++number;
    }

    private String hash() {
        return "1763715600." + ++number;
    }

    private static ObjectNode given(Arguments call, String type) {
        if (!(call.json("view") instanceof ObjectNode view)) {
            throw Refused.with("invalid_arguments", List.of("missing required field: view"));
        }
        return checked(view, type);
    }

    private static ObjectNode checked(ObjectNode view, String type) {
        if (Json.write(view).getBytes(UTF_8).length > BYTES) {
            throw Refused.with("view_too_large");
        }
        var problems = BlockRules.ofView(view);
        if (!problems.isEmpty() || !view.path("type").asString("").equals(type)) {
            throw Refused.with("invalid_arguments",
                    problems.isEmpty() ? List.of("view: type must be " + type) : problems);
        }
        return view;
    }

    private Trigger exchange(Arguments call) {
        var trigger = Optional.ofNullable(triggers.get(call.needed("trigger_id")))
                .orElseThrow(() -> Refused.with("invalid_trigger_id"));
        if (trigger.exchanged) {
            throw Refused.with("exchanged_trigger_id");
        }
        if (!call.at().isBefore(trigger.issued.plus(TRIGGER))) {
            throw Refused.with("expired_trigger_id");
        }
        trigger.exchanged = true;
        return trigger;
    }

    /** Does what the acknowledgement of a submission asks for; an empty one closes the view. */
    void submitted(String id, Optional<JsonNode> answer) {
        var view = shown(id).orElseThrow();
        switch (answer.flatMap(node -> Json.text(node, "response_action")).orElse("")) {
            case "errors" -> {
            }
            case "update" -> replace(view, Optional.empty(), checked(inner(answer), "modal"));
            case "push" -> pushed(view, checked(inner(answer), "modal"));
            case "clear" -> shown.values().removeIf(other -> other.root().equals(view.root()));
            case "" -> shown.remove(id);
            default -> throw Refused.with("invalid_response_action");
        }
    }

    private static ObjectNode inner(Optional<JsonNode> answer) {
        return answer.map(node -> node.path("view")).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast)
                .orElseThrow(() -> Refused.with("invalid_arguments", List.of("missing required field: view")));
    }

    void closed(String id, boolean all) {
        shown(id).ifPresent(view -> {
            if (all) {
                shown.values().removeIf(other -> other.root().equals(view.root()));
            } else {
                shown.remove(id);
            }
        });
    }
}
