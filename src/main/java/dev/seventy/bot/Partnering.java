package dev.seventy.bot;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.rules.Signal;
import dev.seventy.rules.Track;

/** Where the firm stands as a Databricks partner, and what is told of that. */
public sealed interface Partnering extends Command {

    /**
     * A Databricks partner's tier; of the firm's own track where none is named.
     *
     * @param towards the id of the tier up to which it is asked; empty for the next one
     */
    record Tier(Optional<Track> track, Optional<String> towards, Terms terms) implements Partnering {
    }

    /** What each tier asks for, with what was found; one requirement where it is named. */
    record TierWhy(Optional<Track> track, Optional<String> requirement, Terms terms) implements Partnering {
    }

    /** A Databricks partner's Partner Value Score: the reported one, and our estimate. */
    record PartnerValue(Optional<Track> track, Terms terms) implements Partnering {
    }

    /** What the Partner Value Score would become with more, or less, of what it is estimated from. */
    record PartnerValueIf(Optional<Track> track, List<Supposed> supposed, Terms terms) implements Partnering {
        public PartnerValueIf {
            supposed = List.copyOf(supposed);
        }
    }

    /**
     * @param more how much more of it; less where it is negative
     * @param said by what words it was called
     */
    record Supposed(Signal signal, BigDecimal more, String said) {
    }

    /** Something achieved with Databricks. */
    record Achieve(AchievementKind kind, String name, boolean confirmed) implements Partnering {
    }

    /** What is on file of one kind of achievement. */
    record Achievements(AchievementKind kind) implements Partnering {
    }

    /**
     * A figure, or an attestation, about the firm as a Databricks partner.
     *
     * @param value of an attestation one for yes and zero for no
     * @param unit the tier where one is told; otherwise empty
     * @param track of the tier, by its id; empty where none was named
     * @param asOf the day of which it is told; empty for today
     */
    record Report(String measure, BigDecimal value, String unit, Optional<String> track,
            Optional<LocalDate> asOf) implements Partnering {
    }

    /**
     * Somebody was named a Champion.
     *
     * @param who an address, an account or a name
     * @param isNew whether it may be somebody whom the firm does not know yet
     */
    record ChampionAdd(String who, boolean isNew) implements Partnering {
    }

    record Champions() implements Partnering {
    }

    /** What was attested of the firm as a Databricks partner, by whom and when. */
    record Attestations() implements Partnering {
    }

    /** Who holds which of Databricks' credentials; of one person where one is named. */
    record Holders(Optional<String> of, Terms terms) implements Partnering {
    }
}
