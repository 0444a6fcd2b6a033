-- The first of the imports that were told with one saying, where there were several; they are taken back together.
ALTER TABLE imports ADD COLUMN said_with BIGINT;
