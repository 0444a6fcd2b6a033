package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.planning.Forecast.Outcome;
import dev.seventy.reply.Block;
import org.apache.commons.numbers.fraction.BigFraction;

/** The points of a forecast over its days, as a picture and as a sentence. */
final class ForecastPicture {

    private ForecastPicture() {
    }

    /** Days without a score are drawn as none. */
    static Block.Picture of(Outlook outlook, Optional<String> address) {
        List<Block.Point> points = new ArrayList<>();
        BigFraction lowest = outlook.today().total();
        LocalDate since = outlook.asOf();
        for (var stretch : outlook.forecast().stretches()) {
            if (!stretch.last().isBefore(outlook.asOf()) && !stretch.first().isAfter(outlook.last())) {
                var total = stretch.outcome().map(Outcome::total).orElse(BigFraction.ZERO);
                var first = stretch.first().isBefore(outlook.asOf()) ? outlook.asOf() : stretch.first();
                points.add(new Block.Point(first, Numbers.rounded(total)));
                if (total.compareTo(lowest) < 0) {
                    lowest = total;
                    since = first;
                }
            }
        }
        var alt = outlook.area().name() + ": " + Numbers.show(points.getFirst().value()) + " points on "
                + Numbers.show(outlook.asOf()) + ", " + Numbers.show(points.getLast().value()) + " on "
                + Numbers.show(outlook.last()) + ", lowest " + Numbers.show(lowest) + " from " + Numbers.show(since)
                + " on; " + Numbers.show(outlook.today().threshold()) + " are needed.";
        return new Block.Picture(outlook.area().name() + ": points in the twelve months ahead",
                List.of(new Block.Line("points", points, true)), Numbers.rounded(outlook.today().threshold()),
                maximum(outlook), outlook.last(), alt, address);
    }

    private static BigDecimal maximum(Outlook outlook) {
        return Numbers.rounded(outlook.version().ruleset(outlook.today().path()).orElseThrow().metrics().stream()
                .map(metric -> metric.maximum().value()).reduce(BigFraction.ZERO, BigFraction::add));
    }
}
