package dev.seventy.store;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Writes days, months, instants and decimals as plain text, on both databases alike: left alone, Jdbi hands SQLite a
 * {@link LocalDate} as milliseconds since 1970.
 */
final class IsoTexts implements JdbiPlugin {

    // All instants have the same width, so that they compare as text as they do in time.
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
            .withZone(ZoneOffset.UTC);

    static String text(Instant instant) {
        return INSTANT.format(instant);
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        register(jdbi, LocalDate.class, LocalDate::toString, LocalDate::parse);
        register(jdbi, YearMonth.class, YearMonth::toString, YearMonth::parse);
        register(jdbi, Instant.class, IsoTexts::text, Instant::parse);
        register(jdbi, BigDecimal.class, BigDecimal::toPlainString, BigDecimal::new);
        jdbi.registerArgument(written(OrganisationId.class, Types.INTEGER, OrganisationId::value));
        jdbi.registerArgument(written(ImportId.class, Types.BIGINT, ImportId::value));
    }

    private static <T> void register(Jdbi jdbi, Class<T> type, Function<T, String> write, Function<String, T> read) {
        jdbi.registerArgument(written(type, Types.VARCHAR, write));
        jdbi.registerColumnMapper(type, (row, column, _) -> {
            var text = row.getString(column);
            return text == null ? null : read.apply(text);
        });
    }

    /** How values of one type go into a statement; prepared, because Jdbi asks prepared ones, its own too, first. */
    private static <T> ArgumentFactory.Preparable written(Class<T> type, int sqlType, Function<T, ?> write) {
        return (asked, _) -> asked.equals(type) ? Optional.of(value -> (position, statement, _) -> {
            if (value == null) {
                statement.setNull(position, sqlType);
            } else {
                statement.setObject(position, write.apply(type.cast(value)));
            }
        }) : Optional.empty();
    }
}
