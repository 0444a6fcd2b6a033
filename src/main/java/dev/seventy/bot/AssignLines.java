package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.seventy.reply.Block.Button;

/** Reads the lines by which somebody is asked to do something, and says what becomes of it. */
final class AssignLines {

    private static final int LONGEST = 300;
    private static final Set<String> BY = Set.of("by", "until", "till", "before");
    private static final List<Button> LIST = List.of(new Button("Who has what", "assignments", true));

    private static final Pattern ASKED = Pattern.compile("(?i)^(?:please |can you |could you )?(?:ask|have|get|tell)"
            + " (?!(?:an? |the )?(?:admin|manager)s? )(.{1,100}?) (?:to )?(?:take|renew|do|pass)"
            + " (?:the |an? )?(.{1,100}?)(?: exam| certification)? (?:by|until|before) (.{1,40})$");
    private static final Pattern NEVER = Pattern.compile("(?i)^(?:please )?(?:don't|dont|don’t|do not|never)"
            + " (?:ask|have|get|tell|assign) (.{1,100}?) (?:to )?(?:take|renew|do|pass) .{1,150}$");
    private static final Pattern POLITE = Pattern
            .compile("(?i)^(?:please|can you|could you|we should) ((?:un)?assign) (.+)$");
    private static final Pattern LISTED = Pattern.compile("(?i)^(?:who has what(?: to do)?|what (?:is|was) (?:assigned"
            + "|asked)(?: to| of)? (?:me|whom|us)|(?:show |list )?(?:me )?(?:my|the|all) assignments"
            + "|what do i have to do)$");

    private AssignLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("assign", AssignLines::assign);
        verbs.put("unassign", AssignLines::unassign);
        verbs.put("assignments", _ -> new Assigning.AssignmentList());
        verbs.put("assignment", AssignLines::assignment);
    }

    private static Command unclear(String why) {
        return new Assigning.AssignUnclear(why + " Nothing was assigned.", LIST);
    }

    /** What a line means that asks somebody for something in other words: {@code ask Anna to take AZ-305 by Friday}. */
    static Optional<Command> sentence(Words words) {
        if (words.text().length() > LONGEST) {
            return Optional.empty();
        }
        if (LISTED.matcher(words.text()).matches()) {
            return Optional.of(new Assigning.AssignmentList());
        }
        var polite = POLITE.matcher(words.text());
        if (polite.matches()) {
            var rest = new Words(List.of(polite.group(2).split(" ")), words.today());
            return Optional.of(polite.group(1).equalsIgnoreCase("assign") ? assign(rest) : unassign(rest));
        }
        if (NEVER.matcher(words.text()).matches()) {
            return Optional.of(unclear("Then nobody is asked. What was assigned before is taken back with: unassign"
                    + " az-305 from anna@contoso.example."));
        }
        var asked = ASKED.matcher(words.text());
        if (!asked.matches()) {
            return Optional.empty();
        }
        try {
            var day = Asked.dayAhead(new Words(List.of(asked.group(3).split(" ")), words.today()), 0);
            return Optional.of(new Assigning.Assign(asked.group(2), asked.group(1), day));
        } catch (NotUnderstood other) {
            return Optional.empty();
        }
    }

    private static Command assign(Words words) {
        if (words.all().isEmpty() || words.text().length() > LONGEST) {
            return unclear("Who is to do what, and by when? Such as: assign az-305 to anna@contoso.example by 15 Dec.");
        }
        var to = at(words, Set.of("to"));
        var by = at(words, BY);
        var what = part(words, 0, Math.min(to, by));
        var who = to < words.all().size() ? Optional.of(part(words, to + 1, by > to ? by : words.all().size()))
                : Optional.<String>empty();
        if (what.isEmpty() || who.filter(String::isEmpty).isPresent()) {
            return unclear((what.isEmpty() ? "What is to be done?" : "By whom?")
                    + " Such as: assign az-305 to anna@contoso.example by 15 Dec.");
        }
        if (by == words.all().size() || who.isEmpty()) {
            return new Assigning.AssignForm(what, who);
        }
        try {
            var day = Asked.dayAhead(by < to ? new Words(words.all().subList(0, to), words.today()) : words, by + 1);
            return new Assigning.Assign(what, who.get(), day);
        } catch (NotUnderstood wrong) {
            return new Assigning.AssignUnclear(wrong.answer().why() + " Nothing was assigned.", LIST);
        }
    }

    /** Where one of some words stands last; behind the end where none does. */
    private static int at(Words words, Set<String> some) {
        return IntStream.range(0, words.all().size()).filter(at -> some.contains(words.at(at)))
                .reduce((_, last) -> last).orElse(words.all().size());
    }

    private static String part(Words words, int from, int to) {
        return from >= to ? "" : String.join(" ", words.all().subList(from, to));
    }

    private static Optional<Long> number(String word) {
        var digits = word.replaceFirst("^#", "");
        return digits.matches("[0-9]{1,15}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static Command unassign(Words words) {
        var number = words.all().size() == 1 ? number(words.at(0)) : Optional.<Long>empty();
        if (number.isPresent()) {
            return new Assigning.Unassign(number, "", Optional.empty());
        }
        var from = at(words, Set.of("from"));
        var what = part(words, 0, from);
        if (what.isEmpty() || words.text().length() > LONGEST) {
            return new Assigning.AssignUnclear("What is taken back, and from whom? Such as: unassign az-305 from"
                    + " anna@contoso.example, or by its number: unassign 3. Nothing was changed.", LIST);
        }
        var who = part(words, from + 1, words.all().size());
        return new Assigning.Unassign(Optional.empty(), what, Optional.of(who).filter(name -> !name.isEmpty()));
    }

    private static Command assignment(Words words) {
        var id = number(words.at(1));
        if (words.all().isEmpty() || words.at(0).equals("list")) {
            return new Assigning.AssignmentList();
        }
        Optional<Command> command = id.isEmpty() || words.all().size() > 2 ? Optional.empty() : switch (words.at(0)) {
            case "decline", "refuse" -> Optional.of(new Assigning.AssignmentDecline(id.get()));
            case "take", "accept" -> Optional.of(new Assigning.AssignmentTake(id.get()));
            case "done" -> Optional.of(new Assigning.AssignmentDone(id.get()));
            default -> Optional.empty();
        };
        return command
                .orElseGet(() -> new Assigning.AssignUnclear(
                        "There are: assignments, assignment decline 3, assignment"
                                + " take 3, assignment done 3, with the number from the list. Nothing was changed.",
                        LIST));
    }
}
