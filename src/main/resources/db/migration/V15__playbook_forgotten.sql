-- Whether what was said is gone because somebody was forgotten of whom it told, and not because somebody cleared it.
ALTER TABLE playbook_entries ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
