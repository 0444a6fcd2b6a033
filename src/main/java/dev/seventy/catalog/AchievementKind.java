package dev.seventy.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a firm can achieve with a vendor besides certifications; each has a name and is confirmed by the vendor or not. */
public enum AchievementKind {
    PUBLIC_REFERENCE,
    PRIVATE_REFERENCE,
    PROJECT,
    DEAL_REGISTRATION,
    INTEGRATION,
    UNITY_CATALOG_MIGRATION,
    AWARD;

    /** The word for it in files and templates. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words for all of them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(AchievementKind::word).toList();
    }
}
