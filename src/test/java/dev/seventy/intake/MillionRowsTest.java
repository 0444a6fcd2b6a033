package dev.seventy.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MillionRowsTest {

    private static final String HEADER = "PGAMpnID,SubscriptionId,SubscriptionStartDate,SubscriptionEndDate,FirstUseDate,"
            + "SubscriptionState,Month,ServiceLevel1,ServiceLevel2,ServiceLevel3,ServiceLevel4,ServiceGroup2,ServiceGroup3,"
            + "ServiceInfluencer,ComputeOS,ComputeCoreSoftware,UsageUnits,UsageQuantity,CustomerName,CustomerTenantId,"
            + "CustomerTpid,CustomerSegment,CustomerMarket,MPNID,PartnerName,PartnerLocation,PartnerAttributionType,"
            + "SalesChannel,EnrollmentNumber,IsACRDuplicateAtPGALevel,ResellerID,ResellerName,IndustryName,VerticalName,EOU,"
            + "AdminType,AssociationType,ACR_USD\r\n";

    /** A usage export of any length that is made while it is read. */
    private record Made(int rows) implements Material {
        @Override
        public String name() {
            return "usage.csv";
        }

        @Override
        public InputStream open() {
            return new InputStream() {
                private byte[] line = HEADER.getBytes(UTF_8);
                private int at;
                private int row;

                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    int taken = 0;
                    while (taken < length) {
                        if (at == line.length) {
                            if (row == rows) {
                                return taken == 0 ? -1 : taken;
                            }
                            line = line(row++);
                            at = 0;
                        }
                        int part = Math.min(length - taken, line.length - at);
                        System.arraycopy(line, at, into, offset + taken, part);
                        at += part;
                        taken += part;
                    }
                    return taken;
                }
            };
        }

        private static byte[] line(int row) {
            int customer = row / 26 % 4_000;
            int month = row % 26;
            int service = row / 104_000;
            return ("1204881,8e3d0c76-32de-4966-9721-" + pad(customer, 12) + ",2022-11-12,,2022-11-20,Active,"
                    + (2024 + (month + 8) / 12) + "-" + pad((month + 8) % 12 + 1, 2) + "-01,Compute,Service " + service
                    + ",Dv5 Series,D8s v5,Core Infrastructure,Compute,Infrastructure,Windows,,Hours,16792." + row
                    + ",\"Customer " + customer + ", Inc.\",62e23c0f-5dd0-4894-921a-" + pad(customer, 12) + ",6157617,"
                    + "Enterprise,Germany,1204902,Firm GmbH,Hamburg,PAL,Enterprise Agreement,73656578,0,,,Transport,"
                    + "Port logistics,Enterprise Commercial,Partner Admin Link,User," + row % 10_000 + "." + pad(row, 6)
                    + "\r\n").getBytes(UTF_8);
        }

        private static String pad(int number, int width) {
            var digits = String.valueOf(number);
            return "0".repeat(Math.max(0, width - digits.length())) + digits;
        }
    }

    /** Counts entries and looks at the heap now and then. */
    private static final class Counting implements Sink {
        private long entries;
        private long most;

        @Override
        public Optional<String> entry(Entry entry) {
            entries++;
            return Optional.empty();
        }

        @Override
        public void rejected(Rejected rejected) {
            throw new AssertionError(rejected.toString());
        }

        @Override
        public void progress(long rows) {
            if (rows % 200_000 == 0) {
                System.gc();
                var runtime = Runtime.getRuntime();
                most = Math.max(most, runtime.totalMemory() - runtime.freeMemory());
            }
        }
    }

    private static Counting read(Material file) {
        var sink = new Counting();
        assertThat(Files.INTAKE.read(file, Files.ready(file), sink)).isInstanceOf(Summary.class);
        return sink;
    }

    @Test
    @Tag("endurance")
    void a_million_rows_take_no_more_memory_than_their_fingerprints() {
        var few = read(new Made(200_000));

        var many = read(new Made(1_000_000));

        assertThat(many.entries).isEqualTo(1_000_000);
        assertThat(many.most - few.most).as("bytes more for 800,000 rows more").isLessThan(40_000_000);
    }

    @Test
    @Tag("endurance")
    void rows_are_read_fast() {
        int rows = 1_000_000;
        var file = new Material() {
            private final byte[] content = content(rows);

            @Override
            public String name() {
                return "usage.csv";
            }

            @Override
            public InputStream open() {
                return new java.io.ByteArrayInputStream(content);
            }
        };
        var ready = Files.ready(file);
        double best = 0;
        for (int round = 0; round < 4; round++) {
            long start = System.nanoTime();
            Files.INTAKE.read(file, ready, new Sink() {
                @Override
                public Optional<String> entry(Entry entry) {
                    return Optional.empty();
                }

                @Override
                public void rejected(Rejected rejected) {
                }

                @Override
                public void progress(long read) {
                }
            });
            best = Math.max(best, rows / ((System.nanoTime() - start) / 1e9));
        }
        long start = System.nanoTime();
        Files.ready(file);
        System.out.printf(Locale.ROOT, "usage rows per second: %.0f, survey %.2f s%n", best,
                (System.nanoTime() - start) / 1e9);
        assertThat(best).isGreaterThan(100_000);
    }

    private static byte[] content(int rows) {
        var content = new java.io.ByteArrayOutputStream(400 << 20);
        content.writeBytes(HEADER.getBytes(UTF_8));
        for (int row = 0; row < rows; row++) {
            content.writeBytes(Made.line(row));
        }
        return content.toByteArray();
    }
}
