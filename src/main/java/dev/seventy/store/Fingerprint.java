package dev.seventy.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

import dev.seventy.evidence.Entry;
import dev.seventy.evidence.Origin;
import dev.seventy.evidence.PersonClues;

/** Natural keys and contents of rows, as SHA-256 of their texts. Not for several threads. */
final class Fingerprint {

    private static final char BETWEEN = '\u001f';

    private final MessageDigest digest = sha256();
    private final StringBuilder text = new StringBuilder(512);

    /** The first 128 bits of a digest. */
    record Key(long high, long low) {

        /**
         * The key as it is compared among those of all files. A wallet's row of a certification has the key of what is
         * told of it, and yet neither replaces the other.
         */
        Key among(Origin.Kind source) {
            return source == Origin.Kind.WALLET ? new Key(~high, low) : this;
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /**
     * What tells a row from all others of its kind: rows of the same key speak of the same thing. What the vendor exports
     * of a certification and what people tell of it are two things, so that neither replaces the other; what a wallet
     * shows is a third, see {@link Key#among}.
     */
    Key key(Origin.Kind source, Entry entry) {
        text.setLength(0);
        switch (entry) {
            case Entry.Earned row -> put(source == Origin.Kind.TRAININGS_EXPORT ? "exported" : "told")
                    .put(clue(row.person())).put(row.credential().value()).put(row.earned());
            case Entry.Consumed row -> put("consumed").put(row.key());
            case Entry.Named row -> put("named").put(row.customer().tenant());
            case Entry.Employed row -> put("employed")
                    .put(row.person().key().map(key -> "key " + Identifier.key(key)).orElse(clue(row.person())));
            case Entry.Reported row -> put("reported").put(row.area()).put(row.path()).put(row.measure())
                    .put(row.association()).put(row.asOf()).put(row.month());
            case Entry.Achieved row ->
                put("achieved").put(row.kind().word()).put(row.name().toLowerCase(Locale.ROOT)).put(row.since());
            case Entry.Planned row -> put("planned").put(row.part().word()).put(row.item().toLowerCase(Locale.ROOT))
                    .put(row.field()).put(row.day());
            case Entry.Scored row -> put("scored").put(row.area()).put(row.path()).put(row.metric()).put(row.asOf());
        }
        return end();
    }

    /**
     * The key of a customer's name where a usage row bears it. A customers report does not replace that, nor does
     * another import, so that the name stays for as long as any import that bears it.
     */
    Key namedInUsage(String tenant, ImportId importId) {
        text.setLength(0);
        return put("named in usage").put(tenant).put(importId.value()).end();
    }

    /** Everything in a row that its key leaves out: rows of the same key and content say the same. */
    long content(Entry entry) {
        text.setLength(0);
        switch (entry) {
            case Entry.Earned row -> {
                put(row.expires()).put(row.active());
                // Rows that say nothing of a link keep the content that they had before there were any.
                row.link().ifPresent(this::put);
            }
            case Entry.Consumed row -> put(row.acrUsd().toPlainString()).put(row.duplicate()).put(row.segment());
            case Entry.Named row -> put(row.name()).put(row.segment());
            case Entry.Employed row -> {
                put(row.person().name()).put(row.person().vendorId()).put(row.person().directoryId());
                row.person().addresses().forEach(this::put);
                put(row.manager()).put(row.location()).put(row.role()).put(row.from()).put(row.until())
                        .put(row.slackUser()).put(row.teamsUser());
            }
            case Entry.Reported row -> {
                put(row.value().toPlainString()).put(row.unit());
                row.attestedBy().ifPresent(by -> put(by.addresses()).put(by.name()));
            }
            case Entry.Achieved row -> put(row.confirmed());
            case Entry.Planned row -> {
                put(row.value()).put(row.unit()).put(row.note());
                row.person().ifPresent(who -> put(clueOrName(who)));
            }
            case Entry.Scored row -> put(row.points().toPlainString()).put(row.maximum().toPlainString());
        }
        return end().high();
    }

    private static String clueOrName(PersonClues person) {
        return person.identifies() ? clue(person) : "name " + person.name().orElse("");
    }

    private static String clue(PersonClues person) {
        return person.vendorId().map(id -> "vendor " + Identifier.vendor(id))
                .or(() -> person.directoryId().map(id -> "directory " + Identifier.directory(id)))
                .or(() -> person.addresses().stream().findFirst()
                        .map(address -> "address " + Identifier.address(address)))
                .or(() -> person.key().map(key -> "key " + Identifier.key(key)))
                .orElseThrow(() -> new IllegalArgumentException("a row tells nothing of who it speaks of"));
    }

    private Fingerprint put(Object part) {
        text.append(part).append(BETWEEN);
        return this;
    }

    private Fingerprint put(Optional<?> part) {
        part.ifPresent(text::append);
        text.append(BETWEEN);
        return this;
    }

    private Key end() {
        var bytes = ByteBuffer.wrap(digest.digest(text.toString().getBytes(UTF_8)));
        return new Key(bytes.getLong(), bytes.getLong());
    }
}
