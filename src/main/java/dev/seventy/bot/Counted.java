package dev.seventy.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.reply.Block;
import dev.seventy.scoring.Detail;
import dev.seventy.scoring.Observation;
import dev.seventy.scoring.Reason;

/** Says what was counted and what was left out, each where it came from, as far as the reader may see it. */
final class Counted {

    private static final int MOST_ROWS = 25;

    private final Catalog catalog;
    private final Directory directory;
    private final Tellers tellers;
    private final Function<Certification, String> seen;
    private final Wording wording;

    /** @param seen where a credential that somebody holds was seen */
    Counted(Catalog catalog, Directory directory, Tellers tellers, Function<Certification, String> seen) {
        this.catalog = catalog;
        this.directory = directory;
        this.tellers = tellers;
        this.seen = seen;
        wording = new Wording(catalog, directory);
    }

    /** An observation with all that it is made of. */
    List<Block> blocks(Observation observation) {
        List<Block> blocks = new ArrayList<>();
        observation.remark().filter(_ -> observation.known())
                .ifPresent(remark -> blocks.add(new Block.Note(Wording.capital(Wording.remark(remark)) + ".")));
        for (var source : observation.of()) {
            if (observation.remark().filter(Observation.Remark::isChoice).isPresent()) {
                blocks.add(new Block.Note(chosen(source)));
            } else if (!source.quantity().equals(observation.quantity())) {
                blocks.add(new Block.Paragraph(source.known()
                        ? wording.value(source) + source.dataDay().map(day -> " to " + Numbers.show(day)).orElse("")
                                + "."
                        : Wording.capital(source.remark().map(Wording::remark).orElse("no data yet")) + "."));
                blocks.addAll(blocks(source));
            }
        }
        var holders = observation.counted().stream().filter(Detail.Holder.class::isInstance).toList();
        if (!holders.isEmpty() && directory.showsPeople()) {
            blocks.add(holders(holders));
        }
        var others = observation.counted().stream().filter(detail -> !(detail instanceof Detail.Holder))
                .flatMap(detail -> line(detail).stream()).toList();
        if (!others.isEmpty()) {
            blocks.add(new Block.Items(limited(others), false));
        }
        leftOut(observation).ifPresent(blocks::add);
        return blocks;
    }

    private String chosen(Observation source) {
        return wording.value(source) + source.dataDay().map(day -> ", data to " + Numbers.show(day)).orElse("")
                + (source.counted().stream().anyMatch(Detail.Figure.class::isInstance) ? ", as reported."
                        : ", from rows.");
    }

    private Block holders(List<Detail> holders) {
        List<List<String>> rows = new ArrayList<>();
        for (var detail : holders.stream().limit(MOST_ROWS).toList()) {
            if (detail instanceof Detail.Holder(var held)) {
                rows.add(List.of(directory.person(held.person()).orElse(""), catalog.get(held.credential()).title(),
                        Numbers.show(held.earned()), held.expires().map(Numbers::show).orElse("never"),
                        seen.apply(held)));
            }
        }
        if (holders.size() > MOST_ROWS) {
            rows.add(List.of("and " + (holders.size() - MOST_ROWS) + " more", "", "", "", ""));
        }
        return new Block.Table(List.of(new Block.Column("Counted", false), new Block.Column("Credential", false),
                new Block.Column("Earned", false), new Block.Column("Expires", false),
                new Block.Column("Source", false)), rows);
    }

    /** What was left out, by reason; what did not change at all is only counted, as is what the reader may not see. */
    private Optional<Block> leftOut(Observation observation) {
        Map<Reason, Integer> counted = new EnumMap<>(Reason.class);
        List<List<String>> rows = new ArrayList<>();
        observation.leftOut().stream().sorted(Comparator.comparing(Detail.LeftOut::reason)).forEach(left -> {
            var line = left.reason() == Reason.SAME_AS_LAST_YEAR || rows.size() == MOST_ROWS ? Optional.<String>empty()
                    : line(left.what());
            line.ifPresentOrElse(what -> rows.add(List.of(what, left.reason().words())),
                    () -> counted.merge(left.reason(), 1, Integer::sum));
        });
        counted.forEach(
                (reason, number) -> rows.add(List.of(number + (rows.isEmpty() ? "" : " more"), reason.words())));
        return rows.isEmpty() ? Optional.empty()
                : Optional.of(new Block.Table(
                        List.of(new Block.Column("Not counted", false), new Block.Column("Because", false)), rows));
    }

    private static List<String> limited(List<String> lines) {
        if (lines.size() <= MOST_ROWS) {
            return lines;
        }
        var some = new ArrayList<>(lines.subList(0, MOST_ROWS));
        some.add("and " + (lines.size() - MOST_ROWS) + " more");
        return some;
    }

    /** One counted or left out thing in words; empty where the reader may not see it. */
    private Optional<String> line(Detail detail) {
        return switch (detail) {
            case Detail.Holder(var held) -> directory.person(held.person())
                    .map(name -> name + ", " + catalog.get(held.credential()).title()
                            + held.expires().map(day -> ", to " + Numbers.show(day)).orElse("") + " ("
                            + place(held.origin(), held.row()) + ")");
            case Detail.Customer(var customer, var now, var then, var change) ->
                directory.customer(customer.tenant()).map(name -> name + ": " + Numbers.usd(now) + " now, "
                        + Numbers.usd(then) + " a year ago" + (change > 0 ? ", won" : change < 0 ? ", lost" : ""));
            case Detail.Amount(var subject, var usd) -> directory.showsRevenue() ? Optional.of(
                    directory.customer(subject).orElse(subject) + (usd.signum() == 0 ? "" : ": " + Numbers.usd(usd)))
                    : Optional.empty();
            case Detail.Done(var done) -> directory.achievement(done)
                    .map(name -> done.kind().word().replace('_', ' ') + " \"" + name + "\", since "
                            + Numbers.show(done.since()) + by(teller(done.origin()), done.origin(), done.row()));
            case Detail.Figure(var measure) when measure.name().endsWith("_usd") && !directory.showsRevenue() ->
                Optional.empty();
            case Detail.Figure(var measure) -> Optional.of(figure(measure));
        };
    }

    private String figure(Measure measure) {
        return measure.name().replace('_', ' ')
                + measure.association().map(association -> " under " + association).orElse("")
                + measure.month().map(month -> " in " + Numbers.show(month)).orElse("") + ": "
                + (MeasureName.attestations().contains(measure.name())
                        ? measure.value().signum() > 0 ? "attested" : "denied"
                        : Numbers.show(measure.value()) + ", read")
                + " on " + Numbers.show(measure.asOf())
                + by(tellers.attested(measure, directory), measure.origin(), measure.row());
    }

    private Optional<String> teller(Origin origin) {
        return directory.showsPeople() ? tellers.of(origin) : Optional.empty();
    }

    private static String by(Optional<String> who, Origin origin, int row) {
        return who.map(name -> ", by " + name).orElse("") + " (" + place(origin, row) + ")";
    }

    /** {@code wallet export, row 3}; what was told in the chat has no row. */
    static String place(Origin origin, int row) {
        return origin.kind() == Origin.Kind.CHAT ? "chat" : origin.kind().words() + (row > 0 ? ", row " + row : "");
    }
}
