package dev.seventy.bot;

import java.util.List;

/** How the firm has it here: its settings, who may what, and on which machine it lies. */
public sealed interface Governing extends Command {

    record SettingsShow() implements Governing {
    }

    record SettingsChange(List<FirmSettings.Change> changes) implements Governing {
        public SettingsChange {
            changes = List.copyOf(changes);
        }
    }

    record OrganisationAdd(String name) implements Governing {
    }

    record OrganisationLink(String platform, String workspace, String name) implements Governing {
    }

    record OrganisationList() implements Governing {
    }

    record RoleGrant(String role, String subject) implements Governing {
    }

    record RoleRevoke(String role, String subject) implements Governing {
    }

    record RoleList() implements Governing {
    }
}
