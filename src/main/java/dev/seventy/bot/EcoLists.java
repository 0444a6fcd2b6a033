package dev.seventy.bot;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.bot.Ecosystem.EcoActions;
import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.Playbook;
import dev.seventy.rules.Playbook.Urgency;

/** Reads which of the playbook's types, actions and priorities are asked for. */
final class EcoLists {

    private static final Set<String> OPEN = Set.of("open", "todo", "pending", "undone");
    private static final Pattern OWNERLESS = Pattern
            .compile("(?i)\\b(?:without (?:an |any )?owners?|(?:with )?no owner|unowned|ownerless|unassigned)\\b");

    private final EcoNames names;

    EcoLists(EcoNames names) {
        this.names = names;
    }

    Command types(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        if (asked.rest().isEmpty()) {
            return new Ecosystem.EcoTypes(asked.terms());
        }
        return names.type(asked.rest()).map(type -> new EcoItem(type.id(), asked.terms()))
                .orElseThrow(() -> noType(asked.rest()));
    }

    private NotUnderstood noType(String typed) {
        var near = names.nearestType(typed);
        return new NotUnderstood(
                "There is no partner type '" + NotUnderstood.cut(typed) + "'. There are: "
                        + String.join(", ", names.playbook().types().stream().map(Playbook.PartnerType::id).toList())
                        + near.map(id -> ". Did you mean " + id + "?").orElse("."),
                List.of(near.map(id -> new Button(id, "eco type " + id, true))
                        .orElseGet(() -> new Button("Partner types", "eco types", true))));
    }

    Command actions(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        var one = names.playbook().row(asked.rest(), Playbook.Action.class);
        if (one.isPresent()) {
            return new EcoItem(one.get().id(), asked.terms());
        }
        var isUnowned = OWNERLESS.matcher(asked.rest()).find();
        Set<String> types = new LinkedHashSet<>();
        Set<Urgency> priorities = new LinkedHashSet<>();
        boolean open = false;
        boolean all = false;
        for (var word : OWNERLESS.matcher(asked.rest()).replaceAll("").split(" ")) {
            var said = word.toLowerCase(Locale.ROOT);
            var urgency = Arrays.stream(Urgency.values()).filter(known -> known.name().equalsIgnoreCase(said))
                    .findFirst();
            if (urgency.isPresent()) {
                priorities.add(urgency.get());
            } else if (OPEN.contains(said)) {
                open = true;
            } else if (said.equals("all")) {
                all = true;
            } else if (names.type(said).isPresent()) {
                names.type(said).ifPresent(type -> types.add(type.id()));
            } else if (!said.isEmpty() && !EcoLines.AROUND.contains(said)) {
                throw noAction(said);
            }
        }
        refuseSeveral(types, "partner types", "eco actions ");
        refuseSeveral(priorities.stream().map(Urgency::word).toList(), "urgencies", "eco actions ");
        return new EcoActions(types.stream().findFirst(), priorities.stream().findFirst(), open, isUnowned, all,
                asked.terms());
    }

    private static void refuseSeveral(Collection<String> said, String what, String line) throws NotUnderstood {
        if (said.size() > 1) {
            throw new NotUnderstood(
                    "Those are several " + what + ": " + String.join(", ", said)
                            + ". Say one of them. Nothing was done.",
                    said.stream().limit(4).map(one -> new Button(one, line + one, false)).toList());
        }
    }

    private NotUnderstood noAction(String typed) {
        var known = names.playbook().row(typed, Playbook.Action.class);
        if (known.isPresent()) {
            return new NotUnderstood(
                    "What more was said beside " + known.get().id() + " was not clear. Nothing was done.",
                    List.of(new Button("Show " + known.get().id(), "eco " + known.get().id(), true)));
        }
        var near = Playbook.nearest(typed, names.playbook().actions().stream().map(Playbook.Action::id).toList())
                .stream().limit(4).toList();
        return near.isEmpty()
                ? new NotUnderstood(
                        "'" + NotUnderstood.cut(typed) + "' is no partner type and no urgency."
                                + " Say for example: eco actions SI high open. Nothing was done.",
                        List.of(new Button("All actions", "eco actions all", true)))
                : new NotUnderstood(
                        "There is no action '" + NotUnderstood.cut(typed) + "'. Did you mean "
                                + String.join(" or ", near) + "? Nothing was done.",
                        near.stream().map(id -> new Button(id, "eco action " + id, false)).toList());
    }

    Command focus(Words words) throws NotUnderstood {
        var asked = Asked.of(words);
        if (asked.rest().isEmpty()) {
            return new Ecosystem.EcoFocus(Optional.empty(), Optional.empty(), asked.terms());
        }
        var horizons = names.horizonsIn(asked.rest());
        var types = names.typesIn(asked.rest());
        if (horizons.isEmpty() && types.isEmpty()) {
            throw new NotUnderstood(
                    "There is no horizon '" + NotUnderstood.cut(asked.rest()) + "'. There are: "
                            + String.join(", ", names.playbook().horizons().stream().map(Playbook.Horizon::id).toList())
                            + ", each with a partner type behind it where you want one. Nothing was done.",
                    names.playbook().horizons().stream()
                            .map(horizon -> new Button(horizon.name(), "eco focus " + horizon.id(), false)).toList());
        }
        var unknown = names.besides(asked.rest()).stream().filter(word -> !EcoLines.AROUND.contains(word)).findFirst();
        if (unknown.isPresent()) {
            throw new NotUnderstood(
                    "'" + NotUnderstood.cut(unknown.get()) + "' is no horizon and no partner type. Say for example:"
                            + " eco focus 3m SI. Nothing was done.",
                    List.of(new Button("Focus", "eco focus", true), new Button("Partner types", "eco types", false)));
        }
        refuseSeveral(horizons.stream().map(Playbook.Horizon::id).toList(), "horizons", "eco focus ");
        refuseSeveral(types.stream().map(Playbook.PartnerType::id).toList(), "partner types", "eco focus ");
        return new Ecosystem.EcoFocus(horizons.stream().findFirst().map(Playbook.Horizon::id),
                types.stream().findFirst().map(Playbook.PartnerType::id), asked.terms());
    }
}
