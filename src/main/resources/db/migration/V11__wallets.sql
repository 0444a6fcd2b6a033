-- What a wallet shows of a certification is replaced by a later wallet only. What was told in a chat or in a template of
-- ours has taken its place before: those places are given back.
INSERT INTO supersessions (organisation, kind, import, ordinal, by_import)
SELECT DISTINCT older.organisation, 'CERTIFICATION', older.import, older.ordinal, newer.import
FROM certifications older
JOIN import_files shown ON shown.organisation = older.organisation AND shown.import = older.import
    AND shown.file = older.file AND shown.kind = 'WALLET'
JOIN certifications newer ON newer.organisation = older.organisation AND newer.key_high = older.key_high
    AND newer.key_low = older.key_low AND newer.import > older.import
JOIN import_files later ON later.organisation = newer.organisation AND later.import = newer.import
    AND later.file = newer.file AND later.kind = 'WALLET'
WHERE NOT EXISTS (SELECT 1 FROM supersessions known
    WHERE known.organisation = older.organisation AND known.kind = 'CERTIFICATION' AND known.import = older.import
      AND known.ordinal = older.ordinal AND known.by_import = newer.import);
DELETE FROM supersessions
WHERE kind = 'CERTIFICATION'
  AND EXISTS (SELECT 1 FROM certifications fact
      JOIN import_files shown ON shown.organisation = fact.organisation AND shown.import = fact.import
          AND shown.file = fact.file AND shown.kind = 'WALLET'
      WHERE fact.organisation = supersessions.organisation AND fact.import = supersessions.import
        AND fact.ordinal = supersessions.ordinal)
  AND NOT EXISTS (SELECT 1 FROM import_files newer
      WHERE newer.organisation = supersessions.organisation AND newer.import = supersessions.by_import
        AND newer.kind = 'WALLET');
