package dev.seventy.bot;

import java.util.List;
import java.util.Optional;

import dev.seventy.reply.Block;
import dev.seventy.rules.Designation;
import dev.seventy.rules.Track;

/** What the catalog and the rules alone answer, whatever is known of a firm. */
public sealed interface General extends Command {

    record Help() implements General {
    }

    record Thanks() implements General {
    }

    record RulesList() implements General {
    }

    record RulesShow(Designation area, Terms terms) implements General {
    }

    /** The rules of a track's tiers, in the version of the terms. */
    record LadderShow(Track track, Terms terms) implements General {
    }

    /** What changed between two versions of a track's tiers. */
    record LadderDiff(Track track, String from, String to) implements General {
    }

    /** Runs the case files sent along. */
    record RulesTest() implements General {
    }

    /** How files are sent along. */
    record ImportHowTo() implements General {
    }

    record ImportTemplate(Optional<String> kind) implements General {
    }

    /** What a certification is. */
    record Credential(String name) implements General {
    }

    /** The specializations under a designation, or one by name. */
    record Specializations(Optional<Designation> area, Optional<String> name) implements General {
    }

    /** What somebody reads who has just installed the bot. */
    record Welcome() implements General {
    }

    /** What is kept of whom. */
    record Privacy() implements General {
    }

    /** Words that make no command; says why, and offers what may have been meant. */
    record Unclear(String why, List<Block.Button> meant) implements General {
        public Unclear {
            meant = List.copyOf(meant);
        }
    }
}
