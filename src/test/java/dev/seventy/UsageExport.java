package dev.seventy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;

/** An Azure usage export of any length: 24 months, 400 customers, 40 services, several meters of each. */
final class UsageExport {

    private static final String HEADER = "PGAMpnID,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,FirstUseDate,"
            + "SubscriptionState,Month,ServiceLevel1,ServiceLevel2,ServiceLevel3,ServiceLevel4,ServiceGroup2,ServiceGroup3,"
            + "ServiceInfluencer,ComputeOS,ComputeCoreSoftware,UsageUnits,UsageQuantity,CustomerName,CustomerTenantId,"
            + "CustomerTpid,CustomerSegment,CustomerMarket,MPNID,PartnerName,PartnerLocation,PartnerAttributionType,"
            + "SalesChannel,EnrollmentNumber,IsACRDuplicateAtPGALevel,ResellerID,ResellerName,IndustryName,VerticalName,EOU,"
            + "AdminType,AssociationType,ACR_USD";
    private static final String[] ASSOCIATIONS = {"PAL", "DPOR", "CSP Tier 1", "CSP Tier 2"};

    private UsageExport() {
    }

    /** One row by its number, as both sides of the benchmark see it. */
    record Row(String subscription, YearMonth month, String service, String meter, String tenant, String location,
            String association, boolean duplicate, String acr) {

        static Row of(int number, int rows) {
            var month = YearMonth.of(2024, 11).plusMonths(number / (rows / 24 + 1));
            var customer = number / 40 % 400;
            return new Row("8e3d0c76-32de-4966-9721-%012d".formatted(customer), month,
                    "Azure Service Number " + number % 40, "Meter " + number,
                    "62e23c0f-5dd0-4894-921a-%012d".formatted(customer), number % 3 == 0 ? "1204902" : "1204917",
                    ASSOCIATIONS[customer % 4], number % 9 == 0,
                    number % 5_000 + "." + String.valueOf(100_000 + number % 900_000));
        }
    }

    static void write(Path file, int rows) throws IOException {
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write('\ufeff' + HEADER + "\r\n");
            for (int number = 0; number < rows; number++) {
                var row = Row.of(number, rows);
                writer.write("1204881," + row.subscription() + ",2022-11-12,,2022-11-20,Active," + row.month()
                        + "-01,Compute," + row.service() + ',' + row.meter()
                        + ",D8s v5,Core Infrastructure,Compute,Infrastructure,Windows,,"
                        + "Hours,16792.4069,\"Customer, No. " + row.tenant().substring(30) + "\"," + row.tenant()
                        + ",6157617,SMB,Germany," + row.location() + ",Nordlicht Consulting GmbH,Hamburg,"
                        + row.association() + ",Enterprise Agreement,73656578," + (row.duplicate() ? 1 : 0)
                        + ",,,Transport,Port logistics,Enterprise,User,Reseller," + row.acr() + "\r\n");
            }
        }
    }
}
