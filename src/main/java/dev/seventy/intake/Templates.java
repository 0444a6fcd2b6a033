package dev.seventy.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.seventy.catalog.AchievementKind;
import dev.seventy.catalog.MeasureForm;
import dev.seventy.catalog.MeasureName;
import dev.seventy.evidence.Origin;

/** Our own files for what no export tells: an empty form with rows that show how it is filled in. */
public enum Templates {
    PEOPLE("people", Origin.Kind.PEOPLE_TEMPLATE, """
                    person_key,full_name,work_email,slack_user_id,teams_user_id,manager_email,location,role,start_date,end_date
                    P001,Maria Example,maria@example.com,,,,Hamburg,Lead,2021-04-01,
                    P002,John Example,john@example.com,,,maria@example.com,Austin,Consultant,2023-09-15,2026-06-30
                    """),
    CERTIFICATIONS("certs", Origin.Kind.CERTIFICATIONS_TEMPLATE, """
            person_key,exam_or_cert,issued_on,expires_on,credential_url,mcid,source
            P001,AZ-104,2026-03-12,2027-03-12,,,manager
            john@example.com,Azure Data Fundamentals,2026-02-03,,,,chat
            """),
    OFFICIAL_SCORES("official_scores", Origin.Kind.OFFICIAL_SCORES_TEMPLATE, """
            as_of,area,path,metric,points,max_points
            2026-03-12,data-ai,enterprise,net_customer_adds,10,30
            2026-03-12,data-ai,enterprise,total,63.5,100
            """),
    MEASURES("measures", Origin.Kind.MEASURES_TEMPLATE, """
            as_of,area,path,measure,association,month,value,unit,source
            2026-03-12,security,smb,net_customer_adds,,,4,customers,counted by hand
            2026-03-12,business-applications,,mcv_units:Power Apps,,2026-02,41,users,admin centre
            """),
    DATABRICKS("databricks", Origin.Kind.MEASURES_TEMPLATE, """
            as_of,area,track,measure,value,unit,attested_by,source
            2026-03-12,databricks,,influenced_annual_dbu_usd,250000,usd,,partner portal
            2026-03-12,databricks,consulting,reported_tier,Select,,Maria Example,partner portal
            """),
    ATTESTATIONS("attestations", Origin.Kind.ATTESTATIONS_TEMPLATE, """
            attestation,holds,attested_by,attested_on,source
            agreement_signed,yes,Maria Example,2026-03-12,contract file
            industry_expertise,no,John Example,2026-02-03,partner manager
            """),
    ACHIEVEMENTS("achievements", Origin.Kind.ACHIEVEMENTS_TEMPLATE, """
            kind,name,confirmed,since,source
            public_reference,Example Bank,yes,2026-03-12,partner portal
            deal_registration,Example Retail lakehouse,no,2026-02-03,partner portal
            """),
    PLAYBOOK("playbook", Origin.Kind.PLAYBOOK_TEMPLATE, """
            part,item,field,value,unit,note,person,said_on,source
            action,SI-2,owner,,,,Maria Example,2026-03-12,partner meeting
            metric,M4,target,10,,,,2026-03-12,plan of the year
            """),
    BADGES("databricks_certs", Origin.Kind.WALLET, """
            recipient_email,recipient_name,name,issued_on,expired_on,credential_url
            maria@example.com,Maria Example,Databricks Certified Data Engineer Associate,2026-03-12,2028-03-12,
            john@example.com,John Example,Academy Accreditation - Databricks Fundamentals,2026-02-03,2028-02-03,
            """);

    private final String word;
    private final Origin.Kind kind;
    private final String text;

    Templates(String word, Origin.Kind kind, String text) {
        this.word = word;
        this.kind = kind;
        this.text = text.replace("\n", "\r\n");
    }

    /** The template that is called so in commands and file names. */
    public static Optional<Templates> of(String word) {
        return Arrays.stream(values()).filter(template -> template.word.equals(word)).findFirst();
    }

    /** What it is called in commands, and its file name without {@code .csv}. */
    public String word() {
        return word;
    }

    public Origin.Kind kind() {
        return kind;
    }

    /** The header and two example rows, as CSV. */
    public String text() {
        return text;
    }

    /**
     * The names that a column of it takes: measures, of which one that ends in a colon takes a workload's name, what is
     * attested, or kinds of achievements; none where a template names nothing.
     */
    public List<String> names() {
        return switch (this) {
            case PEOPLE, CERTIFICATIONS, OFFICIAL_SCORES, PLAYBOOK, BADGES -> List.of();
            case MEASURES -> MeasureName.microsoft();
            case DATABRICKS ->
                MeasureName.databricks().stream().filter(name -> MeasureName.form(name) != MeasureForm.YES_NO).toList();
            case ATTESTATIONS -> MeasureName.attestations();
            case ACHIEVEMENTS -> AchievementKind.words();
        };
    }
}
