package dev.seventy.store;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Which workspaces there are, and of which grid they are part: all workspaces of a grid know somebody by the same id, and
 * two others may give it to different people.
 *
 * @param installed where the app is installed; in a whole grid where the workspace is empty
 * @param linked for which the organisation is answered; a workspace may be so by its grid alone
 * @param used in which accounts of the organisation are
 */
record Workspaces(List<Installed> installed, Set<Place> linked, Set<Place> used) {

    /** All in small letters, as the subjects of roles are. */
    record Place(String platform, String id) {
        static Place of(String platform, String id) {
            return new Place(platform.toLowerCase(Locale.ROOT), id.toLowerCase(Locale.ROOT));
        }
    }

    record Installed(Place grid, Place workspace) {
    }

    static Workspaces of(Handle handle, OrganisationId organisation) {
        var installed = handle.createQuery("SELECT platform, enterprise, workspace FROM installations")
                .map((row, _) -> new Installed(Place.of(row.getString("platform"), row.getString("enterprise")),
                        Place.of(row.getString("platform"), row.getString("workspace"))))
                .list();
        return new Workspaces(installed,
                places(handle.createQuery(
                        "SELECT platform, workspace FROM platform_links WHERE organisation = :organisation")
                        .bind("organisation", organisation)),
                places(handle.createQuery(
                        "SELECT DISTINCT platform, workspace FROM accounts WHERE organisation = :organisation")
                        .bind("organisation", organisation)));
    }

    private static Set<Place> places(Query query) {
        return query.map((row, _) -> Place.of(row.getString("platform"), row.getString("workspace"))).stream()
                .collect(Collectors.toSet());
    }

    /** Whether an id there is the account's: its workspace, or the grid of that, or a place of which nothing is known. */
    boolean holds(String id, Account account) {
        var place = Place.of(account.platform(), id);
        var own = Place.of(account.platform(), account.workspace());
        if (place.equals(own)) {
            return true;
        }
        if (installed.stream().anyMatch(one -> one.grid().equals(place))) {
            var ofOwn = installed.stream().filter(one -> one.workspace().equals(own)).toList();
            return ofOwn.stream().allMatch(one -> one.grid().equals(place));
        }
        if (linked.contains(place)) {
            return !linked.contains(own);
        }
        return !used.contains(place) && installed.stream().noneMatch(one -> one.workspace().equals(place));
    }
}
