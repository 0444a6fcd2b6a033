package dev.seventy.catalog;

import java.util.Map;
import java.util.Optional;

/**
 * What is reported of how a vendor's partner portal ties what people hold to the firm.
 *
 * @param leaversDropDay the day of the month after somebody left on which the portal stops to count what they hold
 * @param coolOffDays days after a profile was untied before it can be tied again
 * @param linksPerYear how often in a year somebody can tie a profile
 */
public record Linking(Cited<Integer> leaversDropDay, Cited<Integer> coolOffDays, Cited<Integer> linksPerYear,
        Map<String, Source> sources) {

    public Linking {
        sources = Map.copyOf(sources);
    }

    /** The document that a figure was read in. */
    public Optional<Source> source(Cited<?> figure) {
        return Optional.ofNullable(sources.get(figure.citation().source()));
    }
}
