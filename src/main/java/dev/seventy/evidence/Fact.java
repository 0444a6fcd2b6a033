package dev.seventy.evidence;

/** Something known of the partner, with its provenance. */
public sealed interface Fact permits Certification, AzureUsage, Measure, OfficialScore, Achievement, PlaybookEntry {

    Origin origin();

    /** The row of the file it was read from, the header being row 1; 0 when it was not read from a file. */
    int row();
}
