package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Ladder;
import dev.seventy.rules.Track;
import dev.seventy.scoring.Climb;
import dev.seventy.scoring.Tally;

/** Holds what is known of a firm against the rules of Databricks, and answers with its tier and its Partner Value Score. */
final class TierFigures {

    private final Knowledge knowledge;
    private final Firm firm;

    TierFigures(Knowledge knowledge, Firm firm) {
        this.knowledge = knowledge;
        this.firm = firm;
    }

    Reply tier(Command.Tier asked, Speaker speaker) {
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

    /** Which figures told of a Databricks partner cannot all be right, whichever track it is on; a sentence each. */
    List<String> contradictions(Tally tally, Speaker speaker) {
        var contradictions = new Contradictions(firm.directory(speaker), firm.tellers(speaker.situation()));
        return knowledge.rules().tracks().stream()
                .flatMap(track -> knowledge.rules().ladderOn(track.id(), tally.asOf()).stream())
                .flatMap(ladder -> Climb.of(tally, ladder).contradictions().stream()).map(contradictions::sentence)
                .distinct().toList();
    }

    Reply whyTier(Optional<Track> track, Optional<String> requirement, Command.Terms terms, Speaker speaker) {
        return climbing(track(track, speaker), Optional.empty(), terms, speaker,
                (standing, background) -> new TierReasons(knowledge.catalog(), background.directory(),
                        firm.tellers(speaker.situation())).why(standing, requirement, background));
    }

    Reply value(Optional<Track> wanted, Command.Terms terms, Speaker speaker) {
        var background = Figures.background(firm, terms, speaker);
        return values(background).one(tally(background, speaker), track(wanted, speaker), background);
    }

    Reply valueIf(Command.PartnerValueIf asked, Speaker speaker) {
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
    private Reply climbing(Track track, Optional<String> towards, Command.Terms terms, Speaker speaker, Climbed said) {
        var background = Figures.background(firm, terms, speaker);
        var day = terms.asOf().orElse(speaker.today());
        var ladder = terms.version().isPresent() ? knowledge.rules().ladder(track.id(), terms.version().get())
                : knowledge.rules().ladderOn(track.id(), day)
                        .filter(found -> towards.isEmpty() || found.tier(towards.get()).isPresent())
                        .or(() -> towards.flatMap(tier -> ladders(track, tier).stream().findFirst()));
        if (ladder.isEmpty()) {
            return Reply.answer("No rules of Databricks for " + track.name() + " are known "
                    + terms.version().map(version -> "as " + NotUnderstood.cut(version))
                            .orElse("for " + Numbers.show(day))
                    + "; known are " + Wording.list(knowledge.rules().ladders(track.id()).stream()
                            .map(known -> known.label()).sorted().toList())
                    + ".");
        }
        var versions = terms.version().isPresent() || !ladder.get().computable() ? List.<Ladder>of()
                : knowledge.rules().ladders(track.id());
        var climb = Climb.of(new Tally(background.evidence(), day), ladder.get());
        return said.say(TierStanding.of(climb, versions, background.evidence()), background);
    }
}
