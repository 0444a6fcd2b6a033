package dev.seventy.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.seventy.catalog.Catalog;
import dev.seventy.catalog.Credential;
import dev.seventy.evidence.AzureUsage;
import dev.seventy.evidence.Certification;
import dev.seventy.evidence.CustomerId;
import dev.seventy.evidence.Evidence;
import dev.seventy.evidence.Measure;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonId;
import dev.seventy.evidence.Staff;

/** A made-up firm of any size, the same for the same seed: five certifications a head, one customer to five people. */
public final class GeneratedFirm {

    /** The day around which its facts lie. */
    public static final LocalDate TODAY = LocalDate.of(2026, 10, 10);

    private static final int CERTIFICATIONS_EACH = 5;
    private static final int PEOPLE_PER_CUSTOMER = 5;
    private static final int MONTHS = 26;

    private static final List<String> SERVICES = List.of("Virtual Machines", "Virtual Machines Licenses", "Storage",
            "SQL Database", "Azure Databricks", "Azure Kubernetes Service", "Key Vault", "Sentinel",
            "Microsoft Defender for Cloud", "Azure Firewall", "Application Gateway", "Bandwidth", "");
    private static final List<Set<String>> ASSOCIATIONS = List.of(Set.of("PAL"), Set.of("PAL"), Set.of("CSP"),
            Set.of("CSP"), Set.of("DPOR"), Set.of("PAL", "CSP"), Set.of("CPOR"), Set.of());
    private static final List<String> WORKLOADS = List.of("Power BI", "Power Apps", "Business Central", "Portals",
            "Customer Insights", "No Such Workload");

    private final Random random;
    private final List<Credential> credentials;
    private final Origin origin = new Origin(Origin.Kind.CASE, "generated", TODAY, Instant.EPOCH);

    private GeneratedFirm(Catalog catalog, long seed) {
        random = new Random(seed);
        credentials = catalog.all();
    }

    public static Evidence of(Catalog catalog, int people, long seed) {
        var firm = new GeneratedFirm(catalog, seed);
        return new Evidence(firm.certifications(people), firm.usage(Math.max(1, people / PEOPLE_PER_CUSTOMER)),
                firm.measures(), List.of(), firm.staff(people), List.of());
    }

    private static PersonId person(int number) {
        return new PersonId("p" + number);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Current ones, and some expired, inactive, earned later, retired, or held twice. */
    private List<Certification> certifications(int people) {
        List<Certification> certifications = new ArrayList<>();
        for (int index = 0; index < people * CERTIFICATIONS_EACH; index++) {
            var again = index > 0 && chance(5);
            var person = again ? certifications.getLast().person() : person(random.nextInt(people));
            var credential = again ? certifications.getLast().credential() : any(credentials).id();
            var earned = TODAY.plusDays(random.nextInt(1000) - 900L);
            var expires = chance(85) ? Optional.of(earned.plusDays(365L + random.nextInt(365)))
                    : Optional.<LocalDate>empty();
            certifications.add(new Certification(person, credential, earned, expires, !chance(4), origin, index + 2));
        }
        return certifications;
    }

    private List<Staff> staff(int people) {
        List<Staff> staff = new ArrayList<>();
        for (int number = 0; number < people; number++) {
            var until = chance(5) ? Optional.of(TODAY.plusDays(random.nextInt(400) - 200L))
                    : Optional.<LocalDate>empty();
            staff.add(new Staff(person(number), Optional.empty(), until));
        }
        return staff;
    }

    private record Customer(CustomerId id, List<String> services, Set<String> associations, Optional<String> segment,
            Optional<String> offerType, int scale, int firstMonth, int lastMonth) {
    }

    /** Month by month, as a firm imports them; some customers begin late or end early, some lie at the thresholds. */
    private List<AzureUsage> usage(int customers) {
        var smallPercent = 70 + random.nextInt(20);
        List<Customer> known = new ArrayList<>();
        for (int number = 0; number < customers; number++) {
            var services = List.of(any(SERVICES), any(SERVICES), any(SERVICES));
            known.add(new Customer(new CustomerId("tenant-" + number), services.subList(0, 2 + random.nextInt(2)),
                    any(ASSOCIATIONS), segment(smallPercent), chance(3) ? Optional.of("Trial") : Optional.empty(),
                    100 + random.nextInt(1500), chance(15) ? random.nextInt(MONTHS) : 0,
                    chance(15) ? random.nextInt(MONTHS) : MONTHS));
        }
        List<AzureUsage> usage = new ArrayList<>();
        var first = YearMonth.from(TODAY).minusMonths(MONTHS);
        for (int month = 0; month < MONTHS; month++) {
            for (var customer : known) {
                if (month >= customer.firstMonth() && month <= customer.lastMonth()) {
                    for (var service : customer.services()) {
                        usage.add(new AzureUsage(customer.id(), first.plusMonths(month), service,
                                customer.associations(), customer.segment(), customer.offerType(),
                                amount(customer.scale(), month), origin, usage.size() + 2));
                    }
                }
            }
        }
        return usage;
    }

    private Optional<String> segment(int smallPercent) {
        if (chance(5)) {
            return Optional.empty();
        }
        return Optional.of(chance(smallPercent) ? any(List.of("SMB", "SMC")) : "Enterprise");
    }

    /** Slowly growing; now and then a round amount, nothing, or a correction. */
    private BigDecimal amount(int scale, int month) {
        return switch (random.nextInt(20)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> BigDecimal.valueOf(-random.nextInt(5000), 2);
            case 2, 3 -> BigDecimal.valueOf(500);
            default -> BigDecimal.valueOf(scale * (60L + random.nextInt(80) + month / 2), 2);
        };
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        for (var association : List.of("CPOR", "DPOR", "CSP")) {
            reported(measures, "modern-work", "growth", Optional.of(association), 4000);
            reported(measures, "modern-work", "deployments", Optional.of(association), 12);
        }
        reported(measures, "modern-work", "net_customer_adds", Optional.empty(), 12);
        reported(measures, "security", "net_customer_adds", Optional.empty(), 12);
        reported(measures, "security", "m365_net_customer_adds", Optional.empty(), 12);
        reported(measures, "security", "azure_acr_growth_usd", Optional.empty(), 30_000);
        reported(measures, "security", "m365_protected_user_growth", Optional.empty(), 3000);
        reported(measures, "security", "deployments", Optional.empty(), 8);
        reported(measures, "security", "azure_deployments", Optional.empty(), 8);
        reported(measures, "security", "m365_deployments", Optional.empty(), 8);
        reported(measures, "business-applications", "net_customer_adds", Optional.empty(), 8);
        reported(measures, "business-applications", "deployments", Optional.empty(), 8);
        reported(measures, "business-applications", "current_mcv", Optional.empty(), 90_000);
        reported(measures, "business-applications", "workloads_above_5000_in_both_months", Optional.empty(), 9);
        reported(measures, "data-ai", "deployments", Optional.empty(), 8);
        var month = YearMonth.from(TODAY).minusMonths(1);
        for (var workload : WORKLOADS) {
            for (var yearsBack : List.of(0, 1)) {
                if (chance(85)) {
                    measures.add(measure("business-applications", "mcv_units:" + workload, Optional.empty(),
                            Optional.of(month.minusYears(yearsBack)), 300));
                }
            }
        }
        return measures;
    }

    /** Once, twice or not at all. */
    private void reported(List<Measure> measures, String area, String name, Optional<String> association, int most) {
        for (int times = random.nextInt(5) / 2; times >= 0 && !chance(10); times--) {
            var month = chance(50) ? Optional.of(YearMonth.from(TODAY).minusMonths(random.nextInt(3)))
                    : Optional.<YearMonth>empty();
            measures.add(measure(area, name, association, month, most));
        }
    }

    private Measure measure(String area, String name, Optional<String> association, Optional<YearMonth> month,
            int most) {
        var path = chance(60) ? Optional.<String>empty() : Optional.of(any(List.of("smb", "enterprise")));
        return new Measure(TODAY.minusDays(random.nextInt(90)), area, path, name, association, month,
                BigDecimal.valueOf(random.nextInt(most * 10) - most, 1), "", origin, 0);
    }
}
