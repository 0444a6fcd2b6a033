package dev.seventy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.seventy.evidence.CustomerId;

/** The names of customers: from a customers report first, from usage rows where there is none; the newest holds. */
public final class Customers {

    private final Database database;

    Customers(Database database) {
        this.database = database;
    }

    public Map<CustomerId, Customer> of(OrganisationId organisation) {
        return database.read(handle -> {
            Map<CustomerId, Customer> reported = new TreeMap<>();
            Map<CustomerId, Customer> all = new TreeMap<>();
            new FactQuery(handle, organisation, VisibleImports.now(handle, organisation)).of(FactKind.CUSTOMER)
                    .scanResultSet((rows, _) -> {
                        for (var row = rows.get(); row.next();) {
                            var customer = customer(row);
                            (row.getInt("reported") == 1 ? reported : all).put(customer.id(), customer);
                        }
                        return all;
                    });
            all.putAll(reported);
            return Map.copyOf(all);
        });
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(new CustomerId(row.getString("tenant")), row.getString("name"),
                Optional.ofNullable(row.getString("segment")));
    }
}
