package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.seventy.planning.LapseCost;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Track;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;
import dev.seventy.scoring.ValueSignals;

/** Holds what is known of a firm against the rules of Databricks, and answers with its tier and its Partner Value Score. */
final class TierFigures {

    private static final String TIER = "tier";
    private static final String VALUE_SCORE = "partner_value_score";

    private final Knowledge knowledge;
    private final Firm firm;

    TierFigures(Knowledge knowledge, Firm firm) {
        this.knowledge = knowledge;
        this.firm = firm;
    }

    Reply tier(Partnering.Tier asked, Speaker speaker) {
        var track = track(asked.track(), speaker);
        var towards = asked.towards().orElse("");
        if (!towards.isEmpty() && ladders(track, towards).isEmpty()) {
            return knowledge
                    .rules().tracks().stream().filter(other -> !ladders(other, towards).isEmpty()).findFirst().map(
                            other -> Reply
                                    .misunderstood(track.name() + " has no such tier; " + other.name() + " has it.",
                                            new Block.Buttons(List.of(
                                                    new Block.Button(other.name(),
                                                            "score databricks " + other.id() + " "
                                                                    + towards.replace('_', ' '),
                                                            true),
                                                    new Block.Button("Our tier", "score databricks", false)))))
                    .orElseGet(() -> Reply.misunderstood("There is no such tier."));
        }
        return climbing(track, asked.towards(), asked.terms(), speaker,
                (standing,
                        background) -> new TierAnswers(knowledge.catalog(), background.directory(),
                                firm.tellers(speaker.situation()))
                                .one(standing, asked.towards().flatMap(standing.climb().ladder()::tier), background));
    }

    /** The versions of a track's ladder that have a tier. */
    private List<Ladder> ladders(Track track, String tier) {
        return knowledge.rules().ladders(track.id()).stream().filter(ladder -> ladder.tier(tier).isPresent()).toList();
    }

    /** Where the firm stands as a Databricks partner, in a few words; empty where nothing was told of it. */
    Optional<TierAnswers.Brief> brief(Tally tally, Speaker speaker) {
        var track = track(Optional.empty(), speaker);
        return knowledge.rules().ladderOn(track.id(), tally.asOf()).flatMap(ladder -> TierAnswers.brief(
                TierStanding.of(Climb.of(tally, ladder), knowledge.rules().ladders(track.id()), tally.evidence())));
    }

    /** What a lapse takes of the tier, by our own reckoning: {@code Databricks: Gold → Silver by our reckoning}. */
    Optional<String> lost(LapseCost.Days days, FirmSettings settings) {
        var track = settings.track(knowledge.rules().tracks());
        return knowledge.rules().ladderOn(track.id(), days.with().asOf()).flatMap(ladder -> {
            var with = Climb.of(days.with(), ladder).tier();
            var without = Climb.of(days.without(), ladder).tier();
            return with.equals(without) ? Optional.empty()
                    : with.map(tier -> "Databricks: " + tier.name() + " → "
                            + without.map(Ladder.Tier::name).orElse("no tier") + " by our reckoning");
        });
    }

    /**
     * One figure of Databricks for a file.
     *
     * @param rules the version of the rules by which it is estimated; empty where it was reported
     * @param reported whether the partner portal showed it, otherwise it is our estimate
     * @param known whether nothing that it depends on is still open
     */
    record Taken(Track track, String rules, LocalDate day, String what, String value, boolean reported, boolean known) {
    }

    /** The tier and the Partner Value Score of the firm's track, as reported and as estimated; none where nothing was told. */
    List<Taken> taken(Terms terms, Speaker speaker) {
        var track = track(Optional.empty(), speaker);
        var background = Figures.background(firm, terms, speaker);
        var tally = tally(background, speaker);
        var ladder = ladder(track, Optional.empty(), terms, tally.asOf());
        if (ladder.isEmpty()) {
            return List.of();
        }
        var standing = standing(tally, ladder.get(), terms);
        if (!standing.isToldOf()) {
            return List.of();
        }
        var climb = standing.climb();
        List<Taken> taken = new ArrayList<>();
        standing.reported().ifPresent(found -> taken
                .add(new Taken(track, "", found.measure().asOf(), TIER, found.tier().name(), true, true)));
        if (ladder.get().computable()) {
            taken.add(new Taken(track, ladder.get().id(), tally.asOf(), TIER,
                    climb.tier().map(Ladder.Tier::name).orElse("none"), false, !climb.provisional()));
        }
        var shown = ValueSignals.reportedScore(tally);
        shown.value().ifPresent(value -> taken.add(new Taken(track, "", shown.dataDay().orElse(tally.asOf()),
                VALUE_SCORE, Numbers.rounded(value).toPlainString(), true, true)));
        values(background).estimate(tally, track).ifPresent(value -> taken.add(new Taken(track, ladder.get().id(),
                tally.asOf(), VALUE_SCORE, value.stripTrailingZeros().toPlainString(), false, true)));
        return taken;
    }

    /** Which figures told of a Databricks partner cannot all be right, whichever track it is on; a sentence each. */
    List<String> contradictions(Tally tally, Speaker speaker) {
        var contradictions = new Contradictions(firm.directory(speaker), firm.tellers(speaker.situation()));
        return knowledge.rules().tracks().stream()
                .flatMap(track -> knowledge.rules().ladderOn(track.id(), tally.asOf()).stream())
                .flatMap(ladder -> Climb.of(tally, ladder).contradictions().stream()).map(contradictions::sentence)
                .distinct().toList();
    }

    Reply whyTier(Optional<Track> track, Optional<String> requirement, Terms terms, Speaker speaker) {
        return climbing(track(track, speaker), Optional.empty(), terms, speaker,
                (standing, background) -> new TierReasons(knowledge.catalog(), background.directory(),
                        firm.tellers(speaker.situation())).why(standing, requirement, background));
    }

    Reply value(Optional<Track> wanted, Terms terms, Speaker speaker) {
        var background = Figures.background(firm, terms, speaker);
        return values(background).one(tally(background, speaker), track(wanted, speaker), background);
    }

    Reply valueIf(Partnering.PartnerValueIf asked, Speaker speaker) {
        var background = Figures.background(firm, asked.terms(), speaker);
        return values(background).supposing(tally(background, speaker), track(asked.track(), speaker), asked.supposed(),
                background);
    }

    private ValueAnswers values(ScoreAnswers.Background background) {
        return new ValueAnswers(knowledge.catalog(), knowledge.rules().valueScore(), background.directory());
    }

    private static Tally tally(ScoreAnswers.Background background, Speaker speaker) {
        return new Tally(background.evidence(), background.terms().asOf().orElse(speaker.today()));
    }

    /** The one that is named, otherwise the one that the firm has set, otherwise the first there is. */
    private Track track(Optional<Track> wanted, Speaker speaker) {
        return wanted.orElseGet(() -> speaker.settings().track(knowledge.rules().tracks()));
    }

    private interface Climbed {
        Reply say(TierStanding standing, ScoreAnswers.Background background);
    }

    /** @param towards a tier that the ladder has to have; empty for any */
    private Reply climbing(Track track, Optional<String> towards, Terms terms, Speaker speaker, Climbed said) {
        var background = Figures.background(firm, terms, speaker);
        var tally = tally(background, speaker);
        var day = tally.asOf();
        var ladder = ladder(track, towards, terms, day);
        if (ladder.isEmpty()) {
            return Reply.answer("No rules of Databricks for " + track.name() + " are known "
                    + terms.version().map(version -> "as " + NotUnderstood.cut(version))
                            .orElse("for " + Numbers.show(day))
                    + "; known are " + Wording.list(knowledge.rules().ladders(track.id()).stream()
                            .map(known -> known.label()).sorted().toList())
                    + ".");
        }
        return said.say(standing(tally, ladder.get(), terms), background);
    }

    private Optional<Ladder> ladder(Track track, Optional<String> towards, Terms terms, LocalDate day) {
        return terms.version().isPresent() ? knowledge.rules().ladder(track.id(), terms.version().get())
                : knowledge.rules().ladderOn(track.id(), day)
                        .filter(found -> towards.isEmpty() || found.tier(towards.get()).isPresent())
                        .or(() -> towards.flatMap(tier -> ladders(track, tier).stream().findFirst()));
    }

    private TierStanding standing(Tally tally, Ladder ladder, Terms terms) {
        var versions = terms.version().isPresent() || !ladder.computable() ? List.<Ladder>of()
                : knowledge.rules().ladders(ladder.track().id());
        return TierStanding.of(Climb.of(tally, ladder), versions, tally.evidence());
    }
}
