package dev.seventy.rules;

import java.util.List;
import java.util.Map;

import dev.seventy.catalog.Source;

/** A rule file of which there are versions, each known for some days. */
public sealed interface RuleFile permits RuleVersion, Ladder, ProgramRules {

    /** The full id, by which a version is told from all others of its subject. */
    String id();

    /** The short name by which commands know the version. */
    String label();

    String file();

    Validity validity();

    Map<String, Source> sources();

    /** What has to be said with it. */
    List<String> notes();
}
