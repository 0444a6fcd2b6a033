package dev.seventy.web;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;

import javax.imageio.ImageIO;

import dev.seventy.reply.Block;
import dev.seventy.reply.PlainText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws lines of values over days as a PNG, without a screen. */
final class Chart {

    static final int WIDTH = 900;
    static final int HEIGHT = 320;

    private static final Logger log = LoggerFactory.getLogger(Chart.class);

    /** Told apart by their lightness and their dashes as well, for those who see no colours. */
    private static final List<Color> LINES = List.of(new Color(0x1f5f5b), new Color(0x3b6fb5), new Color(0x8a4f9e),
            new Color(0xb0413e), new Color(0x5b7f1f), new Color(0x4a4a4a));
    private static final List<float[]> DASHES = List.of(new float[0], new float[]{9f, 3f}, new float[]{3f, 3f});
    private static final Color GOAL = new Color(0x9c5510);
    private static final Color GRID = new Color(0xdfe4e1);
    private static final Color INK = new Color(0x1c2322);

    static {
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
    }

    private Chart() {
    }

    /** Empty where nothing can be drawn, as on a machine without any font. */
    static Optional<byte[]> png(Block.Picture picture) {
        try {
            var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            var graphics = image.createGraphics();
            chart(picture).paint(graphics, WIDTH, HEIGHT);
            graphics.dispose();
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return Optional.of(out.toByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException | InternalError | LinkageError undrawable) {
            log.warn("picture not drawn cause={}", undrawable.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static XYChart chart(Block.Picture picture) {
        var chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(PlainText.safe(picture.title()))
                .theme(ChartTheme.Matlab).build();
        var style = chart.getStyler();
        style.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
        style.setChartBackgroundColor(Color.WHITE).setPlotBackgroundColor(Color.WHITE).setChartFontColor(INK);
        style.setPlotGridLinesColor(GRID);
        style.setPlotBorderVisible(false);
        style.setDatePattern("MMM yy");
        style.setLocale(Locale.ENGLISH);
        style.setTimezone(TimeZone.getTimeZone(ZoneOffset.UTC));
        style.setYAxisMin(0.0).setYAxisMax(picture.maximum().doubleValue()).setYAxisDecimalPattern("0");
        for (int number = 0; number < picture.lines().size(); number++) {
            draw(chart, picture.lines().get(number), picture.last(), number);
        }
        var first = picture.lines().stream().map(line -> line.points().getFirst().day()).min(LocalDate::compareTo)
                .orElse(picture.last());
        chart.addSeries("needed", List.of(date(first), date(picture.last())), List.of(picture.goal(), picture.goal()))
                .setMarker(SeriesMarkers.NONE).setLineColor(GOAL).setLineStyle(new BasicStroke(1.5f,
                        BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[]{6f, 4f}, 0f));
        return chart;
    }

    private static void draw(XYChart chart, Block.Line line, LocalDate last, int number) {
        List<Date> days = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (var point : line.points()) {
            if (line.holds() && !values.isEmpty()) {
                days.add(date(point.day()));
                values.add(values.getLast());
            }
            days.add(date(point.day()));
            values.add(point.value());
        }
        if (line.holds()) {
            days.add(date(last));
            values.add(values.getLast());
        }
        chart.addSeries(PlainText.safe(line.name()), days, values)
                .setMarker(line.holds() ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE)
                .setMarkerColor(LINES.get(number % LINES.size())).setLineColor(LINES.get(number % LINES.size()))
                .setLineStyle(stroke(number));
    }

    private static BasicStroke stroke(int number) {
        var dashes = DASHES.get(number / 2 % DASHES.size());
        return dashes.length == 0 ? new BasicStroke(2.5f)
                : new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, dashes, 0f);
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
