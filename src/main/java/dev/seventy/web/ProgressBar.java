package dev.seventy.web;

import java.math.BigDecimal;
import java.math.RoundingMode;

import dev.seventy.bot.Numbers;
import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;

/** A progress block measured for drawing: widths in percent of the bar. */
public record ProgressBar(Block.Progress progress) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public String label() {
        return PlainText.safe(progress.label());
    }

    public String filled() {
        return percent(progress.value());
    }

    public String goal() {
        return percent(progress.goal());
    }

    public boolean reached() {
        return progress.value().compareTo(progress.goal()) >= 0;
    }

    public String state() {
        return reached() ? "reached" : Numbers.show(progress.goal().subtract(progress.value())) + " to go";
    }

    private String percent(BigDecimal value) {
        return progress.maximum().signum() <= 0 ? "0%"
                : value.multiply(WHOLE).divide(progress.maximum(), 2, RoundingMode.HALF_UP).max(BigDecimal.ZERO)
                        .min(WHOLE).stripTrailingZeros().toPlainString() + "%";
    }
}
