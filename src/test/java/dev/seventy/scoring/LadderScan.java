package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.CredentialId;
import dev.seventy.catalog.Level;
import dev.seventy.catalog.Vendor;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.PersonId;

/**
 * The consulting ladder of 2025 written by hand for speed alone: one pass over each list of facts, and the tier with the
 * shortfalls of its bench. It names nothing that was counted; it is what {@link Climb} is measured against, and a second
 * opinion on what it finds.
 */
final class LadderScan {

    private static final int CHAMPION = -1;

    private final Map<CredentialId, Integer> credentials = new HashMap<>();

    /**
     * @param height how many tiers are held, from the lowest up
     * @param certifiedPeopleShort of a third of the company
     */
    record Found(int height, int certificationsShort, int championsShort, int certifiedPeopleShort,
            int championsShortForDensity) {
    }

    LadderScan(Catalog catalog) {
        catalog.of(Vendor.DATABRICKS, List.of(Level.ASSOCIATE, Level.PROFESSIONAL))
                .forEach(credential -> credentials.put(credential.id(), credentials.size()));
        credentials.put(new CredentialId("databricks-solutions-architect-champion"), CHAMPION);
    }

    Found scan(Evidence evidence, LocalDate asOf) {
        Map<PersonId, Integer> numbers = new HashMap<>();
        var absent = absent(evidence, asOf, numbers);
        var holders = new BitSet[credentials.size()];
        var certified = new BitSet();
        var champions = new BitSet();
        int certifications = 0;
        for (var certification : evidence.certifications()) {
            var credential = credentials.get(certification.credential());
            if (credential == null || !counts(certification, asOf)) {
                continue;
            }
            int person = numbers.computeIfAbsent(certification.person(), _ -> numbers.size());
            if (absent.get(person)) {
                continue;
            }
            if (credential == CHAMPION) {
                champions.set(person);
                continue;
            }
            if (holders[credential] == null) {
                holders[credential] = new BitSet();
            }
            if (!holders[credential].get(person)) {
                holders[credential].set(person);
                certified.set(person);
                certifications++;
            }
        }
        return found(certifications, certified.cardinality(), champions.cardinality(), evidence);
    }

    private static boolean counts(Certification certification, LocalDate asOf) {
        return certification.active() && !certification.earned().isAfter(asOf)
                && (certification.expires().isEmpty() || !certification.expires().get().isBefore(asOf));
    }

    private static BitSet absent(Evidence evidence, LocalDate asOf, Map<PersonId, Integer> numbers) {
        var absent = new BitSet();
        var present = new BitSet();
        for (var staff : evidence.staff()) {
            int number = numbers.computeIfAbsent(staff.person(), _ -> numbers.size());
            absent.set(number);
            if (staff.holdsOn(asOf)) {
                present.set(number);
            }
        }
        absent.andNot(present);
        return absent;
    }

    private static Found found(int certifications, int people, int champions, Evidence evidence) {
        Map<String, BigDecimal> told = new HashMap<>();
        evidence.measures().stream().filter(measure -> measure.area().equals(Climb.AREA))
                .forEach(measure -> told.put(measure.name(), measure.value()));
        int references = 0;
        int projects = 0;
        for (var achievement : evidence.achievements()) {
            if (achievement.confirmed()) {
                references += achievement.kind() == AchievementKind.PUBLIC_REFERENCE
                        || achievement.kind() == AchievementKind.PRIVATE_REFERENCE ? 1 : 0;
                projects += achievement.kind() == AchievementKind.PROJECT ? 1 : 0;
            }
        }
        int employees = told.getOrDefault("employees", BigDecimal.ZERO).intValue();
        var isRegistered = isYes(told, "application_submitted") && isYes(told, "agreement_signed");
        var isSelect = isRegistered && references >= 1 && projects >= 1 && isYes(told, "unity_catalog_proficiency");
        var hasBench = certifications >= 200 && champions >= 12
                || employees > 0 && 3 * people >= employees && champions >= 2;
        var isElite = isSelect && hasBench;
        var height = isElite ? isYes(told, "global_elite_invitation") ? 4 : 3 : isSelect ? 2 : isRegistered ? 1 : 0;
        return new Found(height, Math.max(0, 200 - certifications), Math.max(0, 12 - champions),
                Math.max(0, (employees + 2) / 3 - people), Math.max(0, 2 - champions));
    }

    private static boolean isYes(Map<String, BigDecimal> told, String what) {
        return told.getOrDefault(what, BigDecimal.ZERO).signum() > 0;
    }

    /** The same of a climb. */
    static Found of(Climb climb) {
        var bench = climb.rungs().get(2).findings().getFirst();
        var scale = bench.ways().getFirst().requirements();
        var density = bench.ways().getLast().requirements();
        return new Found(climb.height(), scale.getFirst().shortfall().intValue(),
                scale.getLast().shortfall().intValue(), density.getFirst().shortfall().intValue(),
                density.getLast().shortfall().intValue());
    }
}
