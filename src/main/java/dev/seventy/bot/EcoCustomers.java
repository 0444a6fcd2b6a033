package dev.seventy.bot;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.DecisionTable;

/** Reads what is said of a customer, by which it is decided whether professional services are brought in. */
final class EcoCustomers {

    /** {@code lighthouse=no}, {@code lighthouse (no)}. */
    private static final Pattern ANSWERED = Pattern
            .compile("([^ =(]{1,60})(?: ?= ?| \\()(?i:(yes|no|true|false))\\b\\)?");

    private final EcoNames names;

    EcoCustomers(EcoNames names) {
        this.names = names;
    }

    Command read(Words words) throws NotUnderstood {
        var table = names.table("ps " + words.text()).or(() -> names.table(words.text()));
        if (table.isPresent() && !words.all().isEmpty()) {
            return new EcoItem(table.get().id(), Terms.NONE);
        }
        if (words.text().equalsIgnoreCase("rules")) {
            return new Ecosystem.EcoEngagement(List.of(), List.of(), List.of());
        }
        var said = ANSWERED.matcher(words.text())
                .replaceAll(sign -> sign.group(2).matches("(?i)no|false") ? "not $1" : "$1");
        if (said.contains("=") || said.contains("(")) {
            throw new NotUnderstood(
                    "Say what the customer is, and not before what it is not, such as: eco ps enterprise"
                            + " fsi not lighthouse. Nothing was decided.",
                    List.of(new Button("The rules", "eco ps rules", true)));
        }
        var customer = names.customer(said);
        refuseContradiction(customer.asked());
        var unknown = customer.unknown().stream().filter(word -> !word.isEmpty() && !EcoLines.AROUND.contains(word))
                .findFirst();
        if (unknown.isPresent()) {
            var near = names.nearestSign(unknown.get());
            throw new NotUnderstood(
                    "No rule asks whether a customer is '" + NotUnderstood.cut(unknown.get()) + "'."
                            + near.map(known -> " Did you mean '" + known + "'?").orElse("") + " Known are: "
                            + String.join(", ",
                                    names.engagement().signs().stream().map(DecisionTable.Sign::name).toList())
                            + ". Nothing was decided.",
                    List.of(near
                            .map(known -> new Button(known,
                                    "eco ps " + Vocabulary.key(words.text()).replace(unknown.get(), known), true))
                            .orElseGet(() -> new Button("The rules", "eco ps rules", true))));
        }
        return customer.asked();
    }

    /** What is said both ways, and what the table says cannot be together, is asked. */
    private void refuseContradiction(Ecosystem.EcoEngagement asked) throws NotUnderstood {
        for (var sign : names.engagement().signs()) {
            if (!asked.signs().contains(sign.id())) {
                continue;
            }
            var isDenied = asked.denied().contains(sign.id());
            var against = sign.excludes().stream().filter(asked.signs()::contains).findFirst();
            if (isDenied || against.isPresent()) {
                throw new NotUnderstood(
                        against.map(other -> "'" + name(sign.id()) + "' and '" + name(other) + "' cannot both hold.")
                                .orElseGet(() -> "'" + name(sign.id()) + "' is said and denied.")
                                + " Which is it? Nothing was decided.",
                        List.of(button(asked, sign.id(), against.orElse("")),
                                against.map(other -> button(asked, other, sign.id()))
                                        .orElseGet(() -> new Button("The rules", "eco ps rules", false))));
            }
        }
    }

    private Button button(Ecosystem.EcoEngagement asked, String holds, String without) {
        return new Button(name(holds),
                line(new Ecosystem.EcoEngagement(asked.signs().stream().filter(sign -> !sign.equals(without)).toList(),
                        asked.denied().stream().filter(sign -> !sign.equals(holds)).toList(), asked.besides())),
                false);
    }

    private String name(String id) {
        return names.engagement().signs().stream().filter(sign -> sign.id().equals(id)).map(DecisionTable.Sign::name)
                .findFirst().orElse(id);
    }

    /** The line that could be typed for it. */
    String line(Ecosystem.EcoEngagement asked) {
        return Stream
                .of(Stream.of("eco ps"), asked.signs().stream().map(EcoCustomers::word),
                        asked.denied().stream().map(id -> "not " + word(id)),
                        asked.besides().stream().flatMap(name -> names.industry(name).stream())
                                .map(industry -> industry.id().toLowerCase(Locale.ROOT)))
                .flatMap(words -> words).collect(Collectors.joining(" "));
    }

    private static String word(String id) {
        return id.replace('_', '-');
    }
}
