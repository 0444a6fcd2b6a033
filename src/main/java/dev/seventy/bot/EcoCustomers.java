package dev.seventy.bot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.seventy.bot.EcoCustomer.Said;
import dev.seventy.bot.Ecosystem.EcoItem;
import dev.seventy.reply.Block.Button;
import dev.seventy.rules.DecisionTable;

/** Reads what is said of a customer, by which it is decided whether professional services are brought in. */
final class EcoCustomers {

    /** {@code lighthouse=no}, {@code lighthouse (no)}. */
    private static final Pattern ANSWERED = Pattern
            .compile("([^ =(]{1,60})(?: ?= ?| \\()(?i:(yes|no|true|false))\\b\\)?");
    private static final Pattern EXCEPT = Pattern
            .compile("(?i)\\b(?:other than|apart from|aside from|(?:any|every|no) ?(?:one|body) but|all but)\\b");
    private static final String EITHER = "or";
    private static final Pattern EITHERS = Pattern.compile("(?i)/|\\b(?:vs|versus)\\b");
    private static final Set<String> NOT = Set.of("not", "no", "without", "isn", "never");
    private static final Set<String> TURNING = Set.of("isnt", "arent", "wasnt", "werent", "doesnt", "dont", "hasnt",
            "havent", "cannot", "cant", "hardly", "barely", "scarcely", "neither", "nor", "none", "nothing", "rather",
            "instead", "longer", "former", "formerly", "except", "excluding", "unless", "anymore", "yet", "maybe",
            "perhaps", "almost", "nearly", "stops", "stopped", "wannabe", "used", "aren", "wasn", "weren", "doesn",
            "hasn", "haven", "t", "ex", "than");

    private final EcoNames names;
    private final Map<String, Said> known = new LinkedHashMap<>();
    private final Map<String, DecisionTable.Sign> signs = new LinkedHashMap<>();

    EcoCustomers(EcoNames names) {
        this.names = names;
        names.engagement().signs().forEach(sign -> {
            EcoNames.put(signs, sign, sign.id(), sign.name(), sign.alsoCalled());
            EcoNames.put(known, new Said(sign.id(), sign.id().replace('_', '-'), sign.name(), true, false), sign.id(),
                    sign.name(), sign.alsoCalled());
        });
        names.playbook().industries()
                .forEach(industry -> EcoNames.put(known,
                        new Said(industry.id(), industry.id().toLowerCase(Locale.ROOT), industry.name(), false, false),
                        industry.id(), industry.name(), industry.alsoCalled()));
    }

    Command read(Words words) throws NotUnderstood {
        var isRules = words.at(0).equals("rules");
        var asked = Asked.of(isRules ? words.from(1) : words);
        if (isRules && asked.rest().isEmpty()) {
            return new Ecosystem.EcoEngagement(List.of(), List.of(), List.of(), asked.terms());
        }
        var table = names.table("ps " + asked.rest()).or(() -> names.table(asked.rest()));
        if (table.isPresent() && !asked.rest().isEmpty()) {
            return new EcoItem(table.get().id(), asked.terms());
        }
        var rule = names.rule(asked.rest());
        if (rule.isPresent()) {
            return new EcoItem(rule.get().id(), asked.terms());
        }
        var text = ANSWERED.matcher(asked.rest())
                .replaceAll(sign -> sign.group(2).matches("(?i)no|false") ? "not $1" : "$1");
        if (text.contains("=") || text.contains("(")) {
            throw new NotUnderstood(
                    "Say what the customer is, and not before what it is not, such as: eco ps enterprise"
                            + " fsi not lighthouse. Nothing was decided.",
                    List.of(rules(asked.terms())));
        }
        var customer = customer(text);
        refuseContradiction(customer, asked.terms());
        refuseOpen(customer, asked.terms());
        refuseUnknown(customer, text, asked.terms());
        return customer.asked(asked.terms());
    }

    private static Button rules(Terms terms) {
        return new Button("The rules", "eco ps rules" + terms.days(), false);
    }

    /** What is said both ways, and what the table says cannot be together, is asked. */
    private void refuseContradiction(EcoCustomer customer, Terms terms) throws NotUnderstood {
        var settled = new EcoCustomer(customer.facts().stream().filter(fact -> fact.size() == 1).toList(), List.of(),
                false).asked(terms);
        for (var sign : names.engagement().signs()) {
            if (!settled.signs().contains(sign.id())) {
                continue;
            }
            var against = sign.excludes().stream().filter(settled.signs()::contains).findFirst();
            if (against.isPresent()) {
                throw new NotUnderstood(
                        "'" + sign.name() + "' and '" + name(against.get())
                                + "' cannot both hold. Which is it? Nothing was decided.",
                        List.of(button(sign.name(), customer.without(against.get(), false), terms),
                                button(name(against.get()), customer.without(sign.id(), false), terms)));
            }
            if (settled.denied().contains(sign.id())) {
                throw new NotUnderstood("'" + sign.name() + "' is said and denied. Which is it? Nothing was decided.",
                        List.of(button(sign.name(), customer.without(sign.id(), true), terms),
                                button("Not " + sign.name(), customer.without(sign.id(), false), terms)));
            }
        }
    }

    /** Where it is left open what the customer is, each that it may be can be said. */
    private static void refuseOpen(EcoCustomer customer, Terms terms) throws NotUnderstood {
        if (!customer.open().isEmpty()) {
            var fact = customer.open().getFirst();
            throw new NotUnderstood(
                    "Which is it: " + String.join(" or ", fact.stream().map(EcoCustomers::shown).toList())
                            + "? Nothing was decided.",
                    fact.stream().limit(4)
                            .map(one -> button(Wording.capital(shown(one)), customer.settled(fact, one), terms))
                            .toList());
        }
        if (customer.isDoubtful()) {
            throw new NotUnderstood(
                    "What of that holds of the customer was not clear. Say it such as: eco ps enterprise"
                            + " fsi not lighthouse. Nothing was decided.",
                    customer.facts().isEmpty() ? List.of(rules(terms))
                            : List.of(button(NotUnderstood.cut("Take it as: " + customer.spoken()), customer, terms),
                                    rules(terms)));
        }
    }

    private static String shown(Said one) {
        return (one.isDenied() ? "not " : "") + one.name();
    }

    private static Button button(String title, EcoCustomer customer, Terms terms) {
        return new Button(title, customer.line() + terms.days(), false);
    }

    private void refuseUnknown(EcoCustomer customer, String text, Terms terms) throws NotUnderstood {
        var unknown = customer.unknown().stream().filter(word -> !word.isEmpty() && !EcoLines.AROUND.contains(word))
                .findFirst();
        if (unknown.isPresent()) {
            var near = EcoNames.nearest(unknown.get(), signs.keySet());
            throw new NotUnderstood(
                    "No rule asks whether a customer is '" + NotUnderstood.cut(unknown.get()) + "'."
                            + near.map(word -> " Did you mean '" + word + "'?").orElse("") + " Known are: "
                            + String.join(", ",
                                    names.engagement().signs().stream().map(DecisionTable.Sign::name).toList())
                            + ". Nothing was decided.",
                    List.of(near
                            .map(word -> new Button(word,
                                    "eco ps " + Vocabulary.key(text).replace(unknown.get(), word) + terms.days(), true))
                            .orElseGet(() -> rules(terms))));
        }
    }

    private String name(String id) {
        return names.engagement().signs().stream().filter(sign -> sign.id().equals(id)).map(DecisionTable.Sign::name)
                .findFirst().orElse(id);
    }

    /** What a text says of a customer. */
    EcoCustomer customer(String text) {
        return new Reading(List.of(Vocabulary
                .key(EITHERS.matcher(EXCEPT.matcher(text).replaceAll("except")).replaceAll(" " + EITHER + " "))
                .split(" "))).customer();
    }

    /** Goes through the words of a text once. */
    private final class Reading {

        private final List<String> words;
        private final List<List<Said>> facts = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        /** The words since the last name. */
        private final List<String> between = new ArrayList<>();
        private boolean isDoubtful;

        Reading(List<String> words) {
            this.words = words;
        }

        EcoCustomer customer() {
            for (int at = 0; at < words.size();) {
                int length = EcoNames.length(words, at, known.keySet());
                if (length == 0) {
                    between.add(words.get(at));
                    at++;
                } else {
                    named(Optional.ofNullable(known.get(String.join(" ", words.subList(at, at + length)))));
                    at += length;
                }
            }
            named(Optional.empty());
            return new EcoCustomer(facts.stream().map(fact -> fact.stream().distinct().toList()).distinct().toList(),
                    unknown, isDoubtful);
        }

        /** @param next empty at the end */
        private void named(Optional<Said> next) {
            between.removeIf(EcoNames.ARTICLES::contains);
            var isPlainlyDenied = next.isPresent() && !between.isEmpty() && NOT.contains(between.getLast());
            if (isPlainlyDenied) {
                between.removeLast();
            }
            var isTurned = between.stream().anyMatch(word -> NOT.contains(word) || TURNING.contains(word));
            var isDenied = isPlainlyDenied || isTurned && isTurnedLast();
            var said = next.map(one -> one.denied(isDenied));
            var either = between.indexOf(EITHER);
            isDoubtful |= isTurned || either >= 0 && !joined(either, said);
            unknown.addAll(between);
            said.filter(one -> facts.isEmpty() || !facts.getLast().contains(one))
                    .ifPresent(one -> facts.add(new ArrayList<>(List.of(one))));
            between.clear();
        }

        /** Whether what turns something round stands right before the name, but for words that say nothing. */
        private boolean isTurnedLast() {
            return !between.contains(EITHER)
                    && between.reversed().stream().filter(word -> !EcoLines.AROUND.contains(word)).findFirst()
                            .filter(word -> NOT.contains(word) || TURNING.contains(word)).isPresent();
        }

        /** Whether what stands on both sides of an "or" is known, so that one of it holds. */
        private boolean joined(int either, Optional<Said> next) {
            var before = between.subList(0, either).stream().filter(word -> !EcoLines.AROUND.contains(word)).toList();
            var behind = between.subList(either + 1, between.size()).stream()
                    .filter(word -> !EcoLines.AROUND.contains(word)).toList();
            var left = before.isEmpty() ? facts.stream().map(List::getLast).reduce((_, last) -> last)
                    : next.flatMap(other -> half(before.getLast(), other));
            var right = behind.isEmpty() ? next : left.flatMap(other -> half(behind.getFirst(), other));
            if (left.isEmpty() || right.isEmpty()) {
                return false;
            }
            if (!before.isEmpty()) {
                facts.add(new ArrayList<>(List.of(left.get())));
            }
            facts.getLast().add(right.get());
            between.removeAll(List.of(before.isEmpty() ? EITHER : before.getLast(), EITHER,
                    behind.isEmpty() ? EITHER : behind.getFirst()));
            return true;
        }

        /** "Few", beside "many developers": what excludes that and has another first word alone. */
        private Optional<Said> half(String word, Said other) {
            return signs.entrySet().stream().filter(name -> name.getKey().startsWith(word + " "))
                    .filter(name -> name.getValue().excludes().contains(other.id())).findFirst()
                    .flatMap(name -> Optional.ofNullable(known.get(name.getKey())));
        }
    }
}
