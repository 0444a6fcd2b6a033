package dev.seventy.bot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.seventy.bot.PageLinks.Kind;
import dev.seventy.bot.PageLinks.Scope;
import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.rules.Designation;
import dev.seventy.store.Organisations.Situation;
import dev.seventy.store.Role;
import dev.seventy.store.Store;

/**
 * Pages with a score and what becomes of it, for whoever has the link: what everybody in a channel might read, so without
 * people and revenue. What is meant is sealed in the link, which says until when it holds; nothing is kept of it.
 */
final class ScorePages {

    private static final Sender.Member READER = new Sender.Member("page", "link", "reader");

    private final Knowledge knowledge;
    private final Supplier<Store> stores;
    private final Firm firm;
    private final Figures figures;
    private final ForecastAnswers forecasts;
    private final PageLinks links;
    private final Trends trends;

    ScorePages(Knowledge knowledge, Supplier<Store> stores, Firm firm, Figures figures, ForecastAnswers forecasts,
            PageLinks links, Trends trends) {
        this.knowledge = knowledge;
        this.stores = stores;
        this.firm = firm;
        this.figures = figures;
        this.forecasts = forecasts;
        this.links = links;
        this.trends = trends;
    }

    Reply link(Designation area, Optional<LocalDate> asOf, Speaker speaker) {
        if (!links.reach(speaker.message().sender())) {
            return Reply.refused("A link needs a server that others reach and a key that seals it: whoever runs Seventy"
                    + " sets SEVENTY_BASE_URL and SEVENTY_SECRET_KEY. No link was made.");
        }
        var day = asOf.orElse(speaker.today());
        var scored = figures.score(area, terms(day), reader(speaker.situation(), speaker.settings()));
        if (scored.reply().blocks().stream().noneMatch(Block.Progress.class::isInstance)) {
            return scored.reply();
        }
        var through = links.through(speaker.organisation());
        var address = links.address(Kind.PAGE, new Scope(speaker.organisation().id(), area.id(), day, through))
                .orElseThrow();
        return Reply.answer(
                "This link shows the score of " + area.name() + " and its forecast to whoever has it, through "
                        + Numbers.show(through) + ". No people and no revenue are on it.",
                new Block.Links(List.of(new Block.Link(area.name() + ", as of " + Numbers.show(day), address))),
                new Block.Note(
                        "It cannot be taken back before that day, so send it to nobody who should not read it."));
    }

    private static Terms terms(LocalDate day) {
        return new Terms(Optional.of(day), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                false);
    }

    private Speaker reader(Situation situation, FirmSettings settings) {
        var look = new Message("", READER, Message.Place.SHARED, Optional.empty(), List.of());
        return new Speaker(situation, READER.actor(), Role.MEMBER, look, firm.said(look), settings, Optional.empty(),
                Optional.empty());
    }

    SharedPage page(String token) {
        var meant = scope(Kind.PAGE, token);
        var situation = meant.flatMap(this::situation);
        if (meant.isEmpty() || situation.isEmpty()) {
            return new SharedPage.Unknown();
        }
        return isOver(meant.get(), situation.get()) ? new SharedPage.Over(meant.get().through())
                : page(meant.get(), situation.get());
    }

    /** The picture that a link leads to; empty where it leads to none, or is over. */
    Optional<Block.Picture> picture(String token) {
        var meant = scope(Kind.PICTURE, token);
        var situation = meant.flatMap(this::situation);
        if (meant.isEmpty() || situation.isEmpty() || isOver(meant.get(), situation.get())) {
            return Optional.empty();
        }
        if (isTrend(meant.get())) {
            return trends.whole(situation.get(), areas(meant.get()), meant.get().asOf())
                    .map(trend -> trend.picture(Optional.empty()));
        }
        return forecasts.picture(knowledge.rules().designation(meant.get().area()), terms(meant.get().asOf()),
                reader(situation.get(), firm.settings(situation.get())));
    }

    private Optional<Scope> scope(Kind kind, String token) {
        return links.opened(kind, token)
                .filter(meant -> kind == Kind.PICTURE && isTrend(meant) || knowledge.rules().knows(meant.area()));
    }

    private static boolean isTrend(Scope meant) {
        return meant.area().startsWith(PageLinks.TREND);
    }

    private List<Designation> areas(Scope meant) {
        var named = List.of(meant.area().substring(PageLinks.TREND.length()).split(","));
        return knowledge.rules().designations().stream()
                .filter(area -> named.equals(List.of("")) || named.contains(area.id())).toList();
    }

    private Optional<Situation> situation(Scope meant) {
        return stores.get().organisations().situation(meant.organisation());
    }

    private boolean isOver(Scope meant, Situation situation) {
        return links.now(situation.organisation()).isAfter(meant.through());
    }

    private SharedPage page(Scope meant, Situation situation) {
        var area = knowledge.rules().designation(meant.area());
        var reader = reader(situation, firm.settings(situation));
        var score = figures.score(area, terms(meant.asOf()), reader).reply();
        List<Block> blocks = new ArrayList<>(read(score));
        var ahead = forecasts.forecast(new Measuring.Forecast(Optional.of(area), terms(meant.asOf()), true), reader)
                .reply();
        blocks.add(new Block.Heading("The twelve months ahead"));
        blocks.add(new Block.Paragraph(ahead.summary()));
        blocks.addAll(read(ahead));
        blocks.add(new Block.Note("This page can be read by whoever has its link, through "
                + Numbers.show(meant.through()) + ". People and revenue are left out."));
        return new SharedPage.Found(area.name(), new Reply(score.summary(), score.tone(), blocks), meant.through());
    }

    /** On a page nothing is pressed. */
    private static List<Block> read(Reply reply) {
        return reply.blocks().stream().filter(block -> !(block instanceof Block.Buttons || block instanceof Block.Choice
                || block instanceof Block.Form)).toList();
    }
}
