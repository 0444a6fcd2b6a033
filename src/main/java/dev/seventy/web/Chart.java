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

/** Draws a line of values over days as a PNG, without a screen. */
final class Chart {

    static final int WIDTH = 900;
    static final int HEIGHT = 320;

    private static final Logger log = LoggerFactory.getLogger(Chart.class);

    private static final Color LINE = new Color(0x1f5f5b);
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
        List<Date> days = new ArrayList<>();
        List<BigDecimal> values = new ArrayList<>();
        for (var point : picture.points()) {
            if (!values.isEmpty()) {
                days.add(date(point.day()));
                values.add(values.getLast());
            }
            days.add(date(point.day()));
            values.add(point.value());
        }
        days.add(date(picture.last()));
        values.add(values.getLast());
        chart.addSeries("points", days, values).setMarker(SeriesMarkers.NONE).setLineColor(LINE)
                .setLineStyle(new BasicStroke(2.5f));
        chart.addSeries("needed", List.of(days.getFirst(), days.getLast()), List.of(picture.goal(), picture.goal()))
                .setMarker(SeriesMarkers.NONE).setLineColor(GOAL).setLineStyle(new BasicStroke(1.5f,
                        BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[]{6f, 4f}, 0f));
        return chart;
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
