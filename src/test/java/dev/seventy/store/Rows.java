package dev.seventy.store;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.CredentialId;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;
import dev.seventy.evidence.PlaybookEntry;

/** Rows and files as the importer hands them over. */
final class Rows {

    static final ImportFile LIFETIME = new ImportFile("Export_trainings_Lifetime_1204881_Nordlicht.csv", "ab12",
            Origin.Kind.TRAININGS_EXPORT, "1204881");
    static final ImportFile TRAININGS = new ImportFile("Export_trainings_October.csv", "ab13",
            Origin.Kind.TRAININGS_EXPORT, "1204881");
    static final ImportFile USAGE = new ImportFile("Export_azure_usage.csv", "cd34", Origin.Kind.USAGE_EXPORT,
            "1204881");
    static final ImportFile PEOPLE = new ImportFile("people.csv", "ef56", Origin.Kind.PEOPLE_TEMPLATE, "");

    private Rows() {
    }

    static PersonClues vendor(String id, String... addresses) {
        return new PersonClues(Optional.empty(), Optional.of(id), Optional.empty(), List.of(addresses),
                Optional.empty());
    }

    static PersonClues named(PersonClues clues, String name) {
        return new PersonClues(clues.key(), clues.vendorId(), clues.directoryId(), clues.addresses(),
                Optional.of(name));
    }

    static Entry.Earned earned(PersonClues person, String credential, String expires, int row) {
        return new Entry.Earned(person, new CredentialId(credential), LocalDate.of(2025, 3, 1),
                Optional.of(LocalDate.parse(expires)), true, row);
    }

    static Entry.Consumed consumed(String tenant, String month, String service, String acrUsd, int row) {
        return consumed(tenant, month, service, "1204902", false, acrUsd, row);
    }

    static Entry.Consumed consumed(String tenant, String month, String service, String location, boolean duplicate,
            String acrUsd, int row) {
        return new Entry.Consumed(String.join("|", tenant, month, service, location), new CustomerId(tenant),
                Optional.of("Customer " + tenant), YearMonth.parse(month), service, "PAL", location, Optional.of("SMB"),
                duplicate, new BigDecimal(acrUsd), row);
    }

    static Entry.Employed employed(String key, String name, String address, String manager, int row) {
        return new Entry.Employed(
                new PersonClues(Optional.of(key), Optional.empty(), Optional.empty(), List.of(address),
                        Optional.of(name)),
                Optional.of(manager), Optional.of("Hamburg"), Optional.of("Engineer"),
                Optional.of(LocalDate.of(2020, 1, 1)), Optional.empty(), Optional.of("U" + key), Optional.empty(), row);
    }

    static Entry.Reported reported(String value, int row) {
        return new Entry.Reported(LocalDate.of(2026, 10, 31), "security", Optional.of("enterprise"),
                "net_customer_adds", Optional.empty(), Optional.empty(), new BigDecimal(value), "customers", row);
    }

    static Entry.Scored scored(String points, int row) {
        return new Entry.Scored(LocalDate.of(2026, 10, 22), "data-ai", Optional.of("enterprise"), Optional.empty(),
                new BigDecimal(points), new BigDecimal("100"), row);
    }

    static Entry.Named customer(String tenant, String name, int row) {
        return new Entry.Named(new CustomerId(tenant), name, Optional.of("Enterprise"), row);
    }

    static Entry.Achieved achieved(String name, boolean confirmed, int row) {
        return new Entry.Achieved(LocalDate.of(2026, 9, 17), AchievementKind.PRIVATE_REFERENCE, name, confirmed, row);
    }

    static Entry.Planned planned(String item, String field, Optional<String> value, Optional<String> person, int row) {
        return new Entry.Planned(LocalDate.of(2026, 9, 30), PlaybookEntry.Part.ACTION, item, field, value,
                Optional.empty(), Optional.empty(), person.map(PersonClues::written), row);
    }

    static Entry.Reported attested(String what, boolean holds, String by, int row) {
        return new Entry.Reported(LocalDate.of(2026, 9, 30), "databricks", Optional.empty(), what, Optional.empty(),
                Optional.empty(), holds ? BigDecimal.ONE : BigDecimal.ZERO, "", Optional.of(PersonClues.written(by)),
                row);
    }
}
