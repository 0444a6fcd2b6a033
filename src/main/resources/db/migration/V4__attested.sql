-- Who stands for a reported figure or an attestation, where a file says so: the id of a person.
ALTER TABLE measures ADD COLUMN attested_by TEXT;
