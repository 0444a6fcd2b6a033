package dev.seventy.bot;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the lines that settle whose figures are meant and who may do what with them. */
final class FirmLines {

    private FirmLines() {
    }

    static void addTo(Map<String, Function<Words, Command>> verbs) {
        verbs.put("organisation", FirmLines::organisation);
        verbs.put("organization", FirmLines::organisation);
        verbs.put("role", FirmLines::role);
        verbs.put("roles", FirmLines::role);
    }

    private static Command organisation(Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Governing.OrganisationList();
            case "add" -> words.all().size() > 1 ? new Governing.OrganisationAdd(words.from(1).text())
                    : new General.Unclear("Name the organisation, such as: organisation add Contoso Consulting.",
                            List.of());
            case "link" -> words.all().size() > 3 && Set.of("slack", "teams").contains(words.at(1))
                    ? new Governing.OrganisationLink(words.at(1), words.all().get(2), words.from(3).text())
                    : new General.Unclear(
                            "A workspace is linked by its id, such as: organisation link slack T0123456 Contoso Consulting.",
                            List.of());
            default -> new General.Unclear(
                    "'organisation " + NotUnderstood.cut(words.at(0)) + "' is not known. There are:"
                            + " organisation list, organisation add NAME, organisation link slack T0123456 NAME.",
                    List.of());
        };
    }

    private static Command role(Words words) {
        return switch (words.at(0)) {
            case "", "list" -> new Governing.RoleList();
            case "grant", "revoke" -> {
                if (words.all().size() != 3 || !Set.of("member", "manager", "admin").contains(words.at(1))) {
                    yield new General.Unclear("Say the role and whose it is, such as: role " + words.at(0)
                            + " admin anna@contoso.example. The roles are member, manager and admin. Nothing was changed.",
                            List.of());
                }
                yield words.at(0).equals("grant") ? new Governing.RoleGrant(words.at(1), words.all().get(2))
                        : new Governing.RoleRevoke(words.at(1), words.all().get(2));
            }
            default -> new General.Unclear(
                    "'role " + NotUnderstood.cut(words.at(0))
                            + "' is not known. There are: role list, role grant admin EMAIL, role revoke admin EMAIL.",
                    List.of());
        };
    }
}
