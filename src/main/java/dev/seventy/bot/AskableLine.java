package dev.seventy.bot;

import java.util.Optional;
import java.util.stream.Collectors;

/** The line that stands for a command that others can be asked to give, with no word of whoever asks for it. */
final class AskableLine {

    private AskableLine() {
    }

    /** Empty for what nobody has to be asked for, and for what names nobody who could have a role. */
    static Optional<String> of(Command command) {
        return switch (command) {
            case Importing.Import _,General.ImportHowTo _ -> Optional.of("import");
            case Importing.ImportConfirm(var id) -> Optional.of("import confirm " + id);
            case Importing.ImportDiscard(var id) -> Optional.of("import discard " + id);
            case Importing.ImportHistory _ -> Optional.of("import history");
            case Importing.Undo _ -> Optional.of("undo");
            case Importing.UndoImport(var ids) -> Optional.of(ids.isEmpty() ? "undo import" : ImportLines.undoing(ids));
            case Governing.RoleGrant(var role, var subject) ->
                Optional.of("role grant " + role + " " + subject).filter(_ -> OrganisationAnswers.usable(subject));
            case Governing.RoleRevoke(var role, var subject) ->
                Optional.of("role revoke " + role + " " + subject).filter(_ -> OrganisationAnswers.usable(subject));
            case Governing.RoleList _ -> Optional.of("role list");
            case Governing.SettingsChange(var changes) ->
                Optional.of(changes.stream().map(change -> " " + change.name().word() + " " + change.value())
                        .collect(Collectors.joining("", "settings", "")));
            default -> Optional.empty();
        };
    }
}
