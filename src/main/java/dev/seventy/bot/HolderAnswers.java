package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.seventy.bot.HeldCredentials.Held;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.PersonId;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Quantity;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.Reason;
import dev.seventy.scoring.Tally;
import dev.seventy.store.Person;

/** Says who holds which of Databricks' credentials, for how long, and what of it counts. */
final class HolderAnswers {

    /** Ours: how long before its end something is said to expire soon. */
    static final int SOON_DAYS = 90;

    private static final int MOST_ROWS = 40;

    private final Catalog catalog;
    private final HeldCredentials credentials;
    private final Firm firm;
    private final PeopleNamed named;

    HolderAnswers(Knowledge knowledge, Firm firm, PeopleNamed named) {
        catalog = knowledge.catalog();
        credentials = new HeldCredentials(knowledge);
        this.firm = firm;
        this.named = named;
    }

    Reply all(Optional<String> of, Terms terms, Speaker speaker) {
        var evidence = firm.evidence(speaker.situation(), terms);
        var tally = new Tally(evidence, terms.asOf().orElse(speaker.today()));
        var held = credentials.of(tally);
        if (of.isPresent()) {
            return one(of.get(), held, tally, speaker);
        }
        if (held.isEmpty() && microsoft(tally, Optional.empty()).isEmpty()) {
            return Reply.answer("No credential of Databricks is on file, so nobody is known to be certified.",
                    new Block.Buttons(List.of(new Block.Button("Template", "import template databricks_certs", true),
                            new Block.Button("How to import", "import", false))));
        }
        var directory = firm.directory(speaker);
        List<Block> blocks = new ArrayList<>();
        blocks.add(levels(tally));
        reported(tally).ifPresent(blocks::add);
        if (directory.showsPeople()) {
            blocks.add(new Block.Heading("Who holds what"));
            blocks.addAll(table(held, tally.asOf(), directory));
        } else {
            blocks.add(new Block.Heading("What is held"));
            blocks.add(credentials(held, tally.asOf()));
            blocks.add(new Block.Note("Names are for managers, where nobody else reads along."));
        }
        microsoft(tally, Optional.empty()).map(Block.Note::new).ifPresent(blocks::add);
        blocks.add(new Block.Note("What counts is our reading, which Databricks does not publish: certifications whose"
                + " exam is proctored and that hold on the day, each once for each person. Accreditations and badges"
                + " are no certifications."));
        blocks.add(new Block.Note(speaker.sampleDay()
                .map(day -> "Sample firm (made up), its today is " + Numbers.show(day) + ". ").orElse("") + "As of "
                + Numbers.show(tally.asOf()) + ". " + ScoreAnswers.databricksSources(catalog, evidence)));
        blocks.add(new Block.Buttons(List.of(new Block.Button("Tier", "score databricks", true),
                new Block.Button("Import", "import", false))));
        return new Reply(summary(tally, held), Reply.Tone.ANSWER, blocks);
    }

    private String summary(Tally tally, List<Held> held) {
        var certified = credentials.benchOn(tally.asOf()).certified();
        var people = HeldCredentials.number(HeldCredentials.observe(tally, certified));
        var certifications = HeldCredentials
                .number(HeldCredentials.observe(tally, new Quantity.CertificationsHeld(certified)));
        var soon = held.stream().filter(one -> HeldCredentials.isOf(certified, one))
                .filter(one -> one.isSoon(tally.asOf())).count();
        return (people == 1 ? "1 person is" : people + " people are") + " certified by Databricks, with "
                + plural(certifications, "certification") + " that count" + (certifications == 1 ? "s" : "")
                + (soon > 0 ? "; " + soon + (soon == 1 ? " expires" : " expire") + " within " + SOON_DAYS + " days"
                        : "")
                + ".";
    }

    private static String plural(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private Block levels(Tally tally) {
        List<List<String>> rows = new ArrayList<>();
        var bench = credentials.benchOn(tally.asOf());
        bench.certified().anyOf().stream().map(accepted -> catalog.get(accepted.credential()).level()).distinct()
                .sorted(Comparator.reverseOrder())
                .forEach(level -> rows.add(level(tally, shown(level), credentials.group(List.of(level)))));
        rows.add(level(tally, "Certified, any level", bench.certified()));
        rows.add(level(tally, "Accreditations (no certifications)", credentials.group(List.of(Level.FOUNDATION))));
        rows.add(level(tally, "Champions", bench.champions()));
        return new Block.Table(List.of(new Block.Column("Counted", false), new Block.Column("People", true),
                new Block.Column("Held", true)), rows);
    }

    private static List<String> level(Tally tally, String words, Quantity.PeopleHolding group) {
        return List.of(words, String.valueOf(HeldCredentials.number(HeldCredentials.observe(tally, group))),
                String.valueOf(HeldCredentials
                        .number(HeldCredentials.observe(tally, new Quantity.CertificationsHeld(group)))));
    }

    private static String shown(Level level) {
        return level.name().charAt(0) + level.word().substring(1);
    }

    /** The tier goes by a figure that is more than the rows, also where there are none. */
    private Optional<Block> reported(Tally tally) {
        var bench = credentials.benchOn(tally.asOf());
        var figures = Stream.of(reported(tally, bench.certifiedPeople(), "certified people"),
                reported(tally, bench.certifications(), "certifications"),
                reported(tally, bench.championPeople(), "Champions")).flatMap(Optional::stream).toList();
        return figures.isEmpty() ? Optional.empty()
                : Optional
                        .of(new Block.Note("The tier goes by figures that were reported and are more than these rows: "
                                + Wording.list(figures) + "."));
    }

    private static Optional<String> reported(Tally tally, Quantity quantity, String things) {
        var found = HeldCredentials.observe(tally, quantity);
        return found.quantity() instanceof Quantity.Reported ? Optional.of(Numbers.show(found.orZero()) + " " + things)
                : Optional.empty();
    }

    private List<Block> table(List<Held> held, LocalDate day, Directory directory) {
        var sorted = held.stream()
                .sorted(Comparator.comparing((Held one) -> one.order(day)).thenComparing(Held::end)
                        .thenComparing(one -> directory.order(one.certification().person()))
                        .thenComparing(one -> one.credential().name()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(new Block.Column("Person", false), new Block.Column("Credential", false),
                        new Block.Column("Level", false), new Block.Column("Expires", false),
                        new Block.Column("Days left", true), new Block.Column("Today", false)),
                sorted.stream().limit(MOST_ROWS).map(one -> row(one, day, directory)).toList()));
        if (sorted.size() > MOST_ROWS) {
            blocks.add(new Block.Note("And " + (sorted.size() - MOST_ROWS)
                    + " more, which expire later or do not count. Of one person: certs databricks EMAIL."));
        }
        return blocks;
    }

    private List<String> row(Held held, LocalDate day, Directory directory) {
        var left = held.daysLeft(day);
        return List.of(directory.person(held.certification().person()).orElse(""), held.credential().name(),
                held.credential().level().word(), held.certification().expires().map(Numbers::show).orElse("not told"),
                left.map(days -> days < 0 ? "0" : String.valueOf(days)).orElse(""), today(held, day));
    }

    /** Whether it counts, in words. */
    private static String today(Held held, LocalDate day) {
        if (held.against().isPresent()) {
            return switch (held.against().get()) {
                case EXPIRED -> "does not count: expired " + plural(-held.daysLeft(day).orElse(0L), "day") + " ago";
                case SAME_CERTIFICATION -> "held twice, counted once";
                default -> "does not count: " + held.against().get().words();
            };
        }
        var counts = switch (held.credential().level()) {
            case FOUNDATION -> "holds, but is no certification";
            case UNLEVELLED -> "holds, but has no level that counts";
            case CHAMPION -> "counts as a Champion";
            default -> "counts";
        };
        return counts + (held.isSoon(day) ? ", expires soon" : "");
    }

    private static Block credentials(List<Held> held, LocalDate day) {
        Map<Credential, List<Held>> byCredential = held.stream().collect(Collectors.groupingBy(Held::credential));
        return new Block.Table(
                List.of(new Block.Column("Credential", false), new Block.Column("Level", false),
                        new Block.Column("Hold it", true), new Block.Column("Expire soon", true),
                        new Block.Column("Expired", true)),
                byCredential.entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().name()))
                        .map(entry -> List.of(entry.getKey().name(), entry.getKey().level().word(),
                                count(entry.getValue(), one -> one.against().isEmpty()),
                                count(entry.getValue(), one -> one.isSoon(day)),
                                count(entry.getValue(), one -> one.against().equals(Optional.of(Reason.EXPIRED)))))
                        .toList());
    }

    private static String count(List<Held> held, Predicate<Held> wanted) {
        return String.valueOf(held.stream().filter(wanted).count());
    }

    /** That what Microsoft certifies about Databricks counts elsewhere, where somebody holds it. */
    private Optional<String> microsoft(Tally tally, Optional<PersonId> person) {
        var theirs = catalog.all().stream().filter(credential -> credential.vendor() == Vendor.MICROSOFT
                && credential.name().contains(Vendor.DATABRICKS.shown())).toList();
        var holders = HeldCredentials.observe(tally, Quantity.PeopleHolding.of(theirs)).counted().stream().filter(
                detail -> detail instanceof Detail.Holder(var held) && person.map(held.person()::equals).orElse(true))
                .count();
        return holders == 0 ? Optional.empty()
                : Optional.of((holders == 1 ? "1 person holds " : holders + " people hold ")
                        + Wording.list(theirs.stream().map(Credential::title).toList())
                        + ", which is Microsoft's: it counts in no tier of Databricks.");
    }

    private Reply one(String of, List<Held> all, Tally tally, Speaker speaker) {
        if (!speaker.seesPeople()) {
            return Reply.refused(
                    "What one person holds is for managers, where nobody else reads along. Nothing is shown.",
                    new Block.Buttons(List.of(new Block.Button("Everybody's, without names", "certs databricks", true),
                            new Block.Button("My certifications", "me", false))));
        }
        return switch (named.ask(of, speaker,
                new PeopleNamed.Question("Nothing was found", line -> "certs databricks " + line,
                        new Block.Button("Everybody's", "certs databricks", true)).reading())) {
            case PeopleNamed.Asked.Sure(var person) -> one(person, all, tally, speaker);
            case PeopleNamed.Asked.Unsure(var reply) -> reply;
        };
    }

    private Reply one(Person person, List<Held> all, Tally tally, Speaker speaker) {
        var name = PeopleNamed.name(person);
        var own = all.stream().filter(held -> held.certification().person().equals(person.id())).toList();
        var counting = own.stream().filter(held -> held.against().isEmpty())
                .filter(held -> HeldCredentials.isOf(credentials.benchOn(tally.asOf()).certified(), held)).count();
        List<Block> blocks = new ArrayList<>();
        if (!own.isEmpty()) {
            blocks.addAll(table(own, tally.asOf(), firm.directory(speaker)));
        }
        microsoft(tally, Optional.of(person.id())).map(line -> line.replaceFirst("^1 person", "This person"))
                .map(Block.Note::new).ifPresent(blocks::add);
        blocks.add(new Block.Buttons(List.of(new Block.Button("Everybody's", "certs databricks", true))));
        return new Reply(
                own.isEmpty() ? name + " holds no credential of Databricks that is on file."
                        : name + ": " + plural(counting, "certification") + " of Databricks count"
                                + (counting == 1 ? "s" : "") + " on " + Numbers.show(tally.asOf()) + ".",
                Reply.Tone.ANSWER, blocks);
    }
}
