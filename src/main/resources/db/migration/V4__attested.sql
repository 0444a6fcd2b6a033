-- Who stands for a reported figure or an attestation, where somebody said so. It may be the name of a person.
ALTER TABLE measures ADD COLUMN attested_by TEXT;
