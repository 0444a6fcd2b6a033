package dev.seventy.speech;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.PersonId;

/** How the value of a piece is written in a line and in a kept draft. */
final class Values {

    private Values() {
    }

    static String written(Who who) {
        return switch (who) {
            case Who.Sender() -> "me";
            case Who.Account(var id) -> "account:" + id;
            case Who.Address(var address) -> "address:" + address;
            case Who.Person(var id) -> "person:" + id.value();
        };
    }

    static Optional<Who> who(String written) {
        var colon = written.indexOf(':');
        var rest = written.substring(colon + 1);
        return switch (colon < 0 ? written : written.substring(0, colon)) {
            case "me" -> Optional.of(new Who.Sender());
            case "account" -> Optional.of(new Who.Account(rest));
            case "address" -> Optional.of(new Who.Address(rest));
            case "person" -> Optional.of(new Who.Person(new PersonId(rest)));
            default -> Optional.empty();
        };
    }

    static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    static Optional<CredentialId> credential(String written) {
        return written.isEmpty() ? Optional.empty() : Optional.of(new CredentialId(written));
    }
}
