package dev.seventy.bot;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.store.Organisation;
import dev.seventy.store.OrganisationId;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;
import dev.seventy.store.Vault;

/**
 * Pages with a score and what becomes of it, for whoever has the link: what everybody in a channel might read, so without
 * people and revenue. What is meant is sealed in the link, which says until when it holds; nothing is kept of it.
 */
final class ScorePages {

    static final int DAYS = 7;

    private static final String CONTEXT = "score page";
    private static final Sender.Member READER = new Sender.Member("page", "link", "reader");

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final InstantSource clock;
    private final Firm firm;
    private final Figures figures;
    private final ForecastAnswers forecasts;
    private final Optional<Forwarding> forwarding;

    ScorePages(Knowledge knowledge, Supplier<Store> stores, InstantSource clock, Firm firm, Figures figures,
            ForecastAnswers forecasts, Optional<Forwarding> forwarding) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.clock = clock;
        this.firm = firm;
        this.figures = figures;
        this.forecasts = forecasts;
        this.forwarding = forwarding;
    }

    /** @param through the last day, inclusive, on which the link holds */
    private record Scope(OrganisationId organisation, String area, LocalDate asOf, LocalDate through) {

        String text() {
            return String.join(" ", String.valueOf(organisation.value()), area, asOf.toString(), through.toString());
        }

        static Optional<Scope> of(String text) {
            var parts = text.split(" ");
            try {
                return parts.length != 4 ? Optional.empty()
                        : Optional.of(new Scope(new OrganisationId(Integer.parseInt(parts[0])), parts[1],
                                LocalDate.parse(parts[2]), LocalDate.parse(parts[3])));
            } catch (NumberFormatException | DateTimeException other) {
                return Optional.empty();
            }
        }
    }

    Reply link(Designation area, Optional<LocalDate> asOf, Speaker speaker) {
        if (forwarding.isEmpty() || !forwarding.get().lasting() && speaker.message().sender() == Sender.Local.TERMINAL) {
            return Reply.refused("A link needs a server that others reach and a key that seals it: whoever runs Seventy"
                    + " sets SEVENTY_BASE_URL and SEVENTY_SECRET_KEY. No link was made.");
        }
        var day = asOf.orElse(speaker.today());
        var scored = figures.score(area, terms(day), reader(speaker.situation(), speaker.settings()));
        if (scored.reply().blocks().stream().noneMatch(Block.Progress.class::isInstance)) {
            return scored.reply();
        }
        var through = now(speaker.organisation()).plusDays(DAYS);
        var sealed = forwarding.get().vault()
                .seal(new Scope(speaker.organisation().id(), area.id(), day, through).text(), CONTEXT);
        var address = forwarding.get().address().replaceFirst("(?<!/)/+$", "") + "/page/"
                + sealed.replace('+', '-').replace('/', '_').replace("=", "").replace(':', '.');
        return Reply.answer(
                "This link shows the score of " + area.name() + " and its forecast to whoever has it, through "
                        + Numbers.show(through) + ". No people and no revenue are on it.",
                new Block.Links(List.of(new Block.Link(area.name() + ", as of " + Numbers.show(day), address))),
                new Block.Note("It cannot be taken back before that day, so send it to nobody who should not read it."));
    }

    private static Command.Terms terms(LocalDate day) {
        return new Command.Terms(Optional.of(day), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false);
    }

    /** The clock's day, which goes on for a firm whose today is fixed. */
    private LocalDate now(Organisation organisation) {
        return LocalDate.ofInstant(clock.instant(), organisation.zone());
    }

    private Speaker reader(Situation situation, FirmSettings settings) {
        return new Speaker(situation, READER.actor(), Role.MEMBER,
                new Message("", READER, Message.Place.SHARED, Optional.empty(), List.of()),
                firm.today(situation.organisation()), settings, Optional.empty(), Optional.empty());
    }

    SharedPage page(String token) {
        var scope = forwarding.flatMap(known -> opened(known.vault(), token)).flatMap(Scope::of)
                .filter(meant -> knowledge.rules().knows(meant.area()));
        var situation = scope.flatMap(meant -> stores.get().organisations().situation(meant.organisation()));
        if (situation.isEmpty()) {
            return new SharedPage.Unknown();
        }
        var meant = scope.orElseThrow();
        if (now(situation.get().organisation()).isAfter(meant.through())) {
            return new SharedPage.Over(meant.through());
        }
        var area = knowledge.rules().designation(meant.area());
        var reader = reader(situation.get(), firm.settings(situation.get()));
        var score = figures.score(area, terms(meant.asOf()), reader).reply();
        List<Block> blocks = new ArrayList<>(read(score));
        var ahead = forecasts.forecast(new Command.Forecast(Optional.of(area), terms(meant.asOf()), true), reader)
                .reply();
        blocks.add(new Block.Heading("The twelve months ahead"));
        blocks.add(new Block.Paragraph(ahead.summary()));
        blocks.addAll(read(ahead));
        blocks.add(new Block.Note("This page can be read by whoever has its link, through "
                + Numbers.show(meant.through()) + ". People and revenue are left out."));
        return new SharedPage.Found(area.name(), new Reply(score.summary(), score.tone(), blocks), meant.through());
    }

    private static Optional<String> opened(Vault vault, String token) {
        try {
            var sealed = token.replaceFirst("\\.", ":").replace('-', '+').replace('_', '/');
            var padding = "=".repeat(Math.floorMod(-(sealed.length() - sealed.indexOf(':') - 1), 4));
            return Optional.of(vault.open(sealed + padding, CONTEXT));
        } catch (Vault.Sealed foreign) {
            return Optional.empty();
        }
    }

    /** On a page nothing is pressed. */
    private static List<Block> read(Reply reply) {
        return reply.blocks().stream().filter(
                block -> !(block instanceof Block.Buttons || block instanceof Block.Choice || block instanceof Block.Form))
                .toList();
    }
}
