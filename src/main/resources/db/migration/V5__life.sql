-- Where somebody says that their certification can be seen: Credly, Accredible, Microsoft Learn.
ALTER TABLE certifications ADD COLUMN link TEXT;
