package dev.seventy.bot;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.seventy.evidence.PlaybookEntry;
import dev.seventy.rules.Playbook.Urgency;

/** What is asked and told of the partner ecosystem's playbook. */
public sealed interface Ecosystem extends Command {

    /** What there is to ask for. */
    record EcoOverview(Terms terms) implements Ecosystem {
    }

    /** The partner types. */
    record EcoTypes(Terms terms) implements Ecosystem {
    }

    /**
     * The actions, of one type and one urgency where they are named.
     *
     * @param openOnly whether those that are over are left out
     * @param unowned whether those that have an owner are left out
     * @param all whether more than a screen is shown
     */
    record EcoActions(Optional<String> type, Optional<Urgency> priority, boolean openOnly, boolean unowned, boolean all,
            Terms terms) implements Ecosystem {
    }

    /** One row by its id: of an action, an industry, a metric, a partner type, a criterion, a table or a rule. */
    record EcoItem(String id, Terms terms) implements Ecosystem {
    }

    /** What matters within a horizon; within each where none is named. */
    record EcoFocus(Optional<String> horizon, Optional<String> type, Terms terms) implements Ecosystem {
    }

    record EcoIndustries(Terms terms) implements Ecosystem {
    }

    /**
     * Whether professional services are brought in; the rules themselves where nothing is said of the customer.
     *
     * @param signs the ids of what holds
     * @param denied the ids of what is said not to hold
     * @param besides what is said of the customer and counts in no rule
     */
    record EcoEngagement(List<String> signs, List<String> denied, List<String> besides,
            Terms terms) implements Ecosystem {
        public EcoEngagement {
            signs = List.copyOf(signs);
            denied = List.copyOf(denied);
            besides = List.copyOf(besides);
        }
    }

    /** The profile of an ideal integrator. */
    record EcoProfile(Terms terms) implements Ecosystem {
    }

    /** The integrators that were held against the profile. */
    record EcoIntegrators(Terms terms) implements Ecosystem {
    }

    record EcoIntegrator(String name, Terms terms) implements Ecosystem {
    }

    record EcoMetrics(Terms terms) implements Ecosystem {
    }

    record EcoReport(Terms terms) implements Ecosystem {
    }

    /** What was told last, of whatever row. */
    record EcoHistory(boolean all, Terms terms) implements Ecosystem {
    }

    /** What changes where the firm stands with its playbook. */
    sealed interface EcoTelling extends Ecosystem {
    }

    /** Something is told of an item. */
    record EcoTell(PlaybookEntry.Part part, String item, List<EcoChange> changes) implements EcoTelling {
        public EcoTell {
            changes = List.copyOf(changes);
        }
    }

    /**
     * What was told of a row is cleared that the playbook does not have any more.
     *
     * @param field empty for all of them
     * @param near the ids of the rows whose ids come closest
     */
    record EcoClearGone(String item, Optional<String> field, List<String> near) implements EcoTelling {
        public EcoClearGone {
            near = List.copyOf(near);
        }
    }

    /**
     * What is told of one field; it is left open where neither a value nor somebody is said.
     *
     * @param unit what a figure is told in
     * @param whom an address, an account or a name
     * @param outside whether it is somebody whom the firm does not know
     */
    record EcoChange(String field, Optional<String> value, Optional<String> unit, Optional<String> note,
            Optional<String> whom, boolean outside) {

        static EcoChange of(String field, Optional<String> value, Optional<String> note) {
            return new EcoChange(field, value, Optional.empty(), note, Optional.empty(), false);
        }

        static EcoChange cleared(String field) {
            return of(field, Optional.empty(), Optional.empty());
        }

        static EcoChange somebody(String field, String whom, boolean outside) {
            return new EcoChange(field, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(whom),
                    outside);
        }
    }

    /** So much more of a metric, or less where it is negative. */
    record EcoCount(String metric, BigDecimal more, Optional<String> currency) implements EcoTelling {
    }
}
