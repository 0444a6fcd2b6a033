package dev.seventy.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;

import dev.seventy.reply.Block;
import dev.seventy.reply.Reply;
import dev.seventy.store.Role;

/** Answers from the catalog and the rules alone, of which no firm need be known. */
final class GeneralAnswers {

    private final RuleAnswers rules;
    private final CatalogAnswers catalog;
    private final Figures figures;
    private final Surroundings surroundings;

    GeneralAnswers(Knowledge knowledge, Figures figures, Surroundings surroundings) {
        rules = new RuleAnswers(knowledge);
        catalog = new CatalogAnswers(knowledge);
        this.figures = figures;
        this.surroundings = surroundings;
    }

    Reply answer(General command, Role role, LocalDate today, List<SentFile> files) {
        return switch (command) {
            case General.Help _ -> HelpAnswers.help(role, surroundings);
            case General.Thanks _ -> HelpAnswers.thanks();
            case General.Welcome _ -> WelcomeAnswers.welcome(surroundings);
            case General.Privacy _ -> WelcomeAnswers.privacy(surroundings).with(WelcomeAnswers.own());
            case General.RulesList _ -> rules.list(today);
            case General.RulesShow(var area, var terms) -> figures.showRules(area, terms, today);
            case General.LadderShow(var track, var terms) -> rules.show(track, terms, today);
            case General.LadderDiff(var track, var from, var to) -> rules.diff(track, from, to);
            case General.RulesTest _ -> test(files);
            case General.Credential(var name) -> catalog.credential(name, today);
            case General.Specializations(var area, var name) -> catalog.specializations(area, name);
            case General.ImportHowTo _ -> ImportAnswers.howTo();
            case General.ImportTemplate(var kind) -> ImportAnswers.template(kind);
            case General.Unclear(var why, var meant) ->
                meant.isEmpty() ? Reply.misunderstood(why) : Reply.misunderstood(why, new Block.Buttons(meant));
        };
    }

    private Reply test(List<SentFile> files) {
        if (files.size() != 1) {
            return Reply.misunderstood("rules test runs one file of cases: send it along, or in a terminal say"
                    + " rules test FILE. Nothing was run.");
        }
        try (var content = Files.newInputStream(files.getFirst().content())) {
            return rules.test(files.getFirst().name(), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
