package dev.seventy.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A column we know, with every name it has borne in exports; case, blanks and underscores make no difference. */
enum Column {
    ACTIVITY("TrainingActivityId"),
    TITLE("TrainingTitle"),
    TYPE("TrainingType"),
    FIRST_NAME("IndividualFirstName"),
    LAST_NAME("IndividualLastName"),
    EMAIL("Email"),
    WORK_EMAIL("CorpEmail"),
    DIRECTORY_ID("AADUserId"),
    COMPLETED("TrainingCompletionDate"),
    EXPIRATION("ExpirationDate"),
    STATUS("ActivationStatus"),
    PROFILE("MCPID", "mcid"),

    LOCATION_ID("MPNId", "PartnerID"),
    PARTNER_LOCATION("PartnerLocation", "PartnerLocationID"),
    MONTH("Month"),
    TENANT("CustomerTenantId"),
    CUSTOMER_NAME("CustomerName"),
    SEGMENT("CustomerSegment"),
    ATTRIBUTION("PartnerAttributionType"),

    ACCOUNT("PGAMpnId", "PGAPartnerID", "PGA_MPNID"),
    SUBSCRIPTION("SubscriptionId"),
    SERVICE_1("ServiceLevel1"),
    SERVICE_2("ServiceLevel2"),
    SERVICE_3("ServiceLevel3"),
    SERVICE_4("ServiceLevel4"),
    SERVICE_GROUP_2("ServiceGroup2"),
    SERVICE_GROUP_3("ServiceGroup3"),
    SERVICE_NAME("ServiceName"),
    METER("MeterCategory"),
    INFLUENCER("ServiceInfluencer"),
    COMPUTE_OS("ComputeOS"),
    COMPUTE_SOFTWARE("ComputeCoreSoftware"),
    UNITS("UsageUnits"),
    SALES_CHANNEL("SalesChannel"),
    ENROLLMENT("EnrollmentNumber"),
    RESELLER("ResellerID"),
    ADMIN_TYPE("AdminType"),
    ASSOCIATION_TYPE("AssociationType"),
    DUPLICATE("IsACRDuplicateAtPGALevel"),
    REVENUE("ACR_USD", "TotalACR", "AzureConsumedRevenueUSD"),
    SUBSCRIPTION_REVENUE("MonthlySubscriptionLevelACR"),

    CUSTOMER_STATUS("CustomerStatus"),
    TOP_SEGMENT("TopSegment"),
    TENANT_DOMAIN("TenantDomainName"),
    PRODUCT("Product"),

    PERSON_KEY("person_key"),
    FULL_NAME("full_name"),
    PERSON_EMAIL("work_email"),
    SLACK_USER("slack_user_id"),
    TEAMS_USER("teams_user_id"),
    MANAGER_EMAIL("manager_email"),
    PERSON_LOCATION("location"),
    ROLE("role"),
    START("start_date"),
    END("end_date"),

    CREDENTIAL("exam_or_cert"),
    ISSUED("issued_on", "issued_at", "issue_date", "date_issued"),
    EXPIRES("expires_on", "expired_on", "expires_at", "expires", "expiry_date"),

    LINK("credential_url"),

    BADGE("credential", "credential_name", "badge", "badge_title", "badge_name", "badge_template.name", "title"),
    NAME("name"),
    BADGE_GROUP("group_name", "group.course_name", "course_name"),
    RECIPIENT_EMAIL("recipient_email", "recipient.email", "recipient_email_address", "person_email", "email_address"),
    RECIPIENT("recipient_name", "recipient.name", "person_name", "issued_to"),
    PUBLISHED("approve", "published"),
    BADGE_STATE("state"),

    KIND("kind"),
    SINCE("since"),
    CONFIRMED("confirmed"),

    ATTESTATION("attestation"),
    HOLDS("holds"),
    ATTESTED_BY("attested_by"),
    ATTESTED_ON("attested_on"),

    PART("part"),
    ITEM("item"),
    FIELD("field"),
    NOTE("note"),
    PERSON("person"),
    SAID_ON("said_on"),

    AS_OF("as_of"),
    AREA("area"),
    PATH("path"),
    TRACK("track"),
    METRIC("metric"),
    POINTS("points"),
    MAX_POINTS("max_points"),
    MEASURE("measure"),
    ASSOCIATION("association"),
    VALUE("value"),
    UNIT("unit");

    private static final Map<String, Column> BY_KEY = new HashMap<>();

    static {
        for (var column : values()) {
            column.names.forEach(name -> BY_KEY.put(key(name), column));
        }
    }

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The name it usually has. */
    String title() {
        return names.getFirst();
    }

    static Optional<Column> named(String header) {
        return Optional.ofNullable(BY_KEY.get(key(header)));
    }

    /** The letters and digits of a header, in lower case. */
    static String key(String header) {
        var key = new StringBuilder(header.length());
        for (int index = 0; index < header.length(); index++) {
            char letter = header.charAt(index);
            if (Character.isLetterOrDigit(letter)) {
                key.append(Character.toLowerCase(letter));
            }
        }
        return key.toString();
    }
}
