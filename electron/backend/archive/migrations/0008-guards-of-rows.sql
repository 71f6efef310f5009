-- guard proves what nothing else proves (see row-guard.ts): settings, what the log puts back, doubts, ticks, the size of pictures.
-- Rows of pictures are long, so those that are there already keep an empty one, which proves nothing and is taken as it is.
ALTER TABLE settings ADD COLUMN guard TEXT NOT NULL DEFAULT '';
UPDATE settings SET guard = sha256_of(key || char(10) || value);

ALTER TABLE activity ADD COLUMN guard TEXT NOT NULL DEFAULT '';
UPDATE activity SET
  guard = sha256_of(time || char(10) || author || char(10) || action || char(10) || subject || char(10) || detail);

ALTER TABLE doubts ADD COLUMN guard TEXT NOT NULL DEFAULT '';
UPDATE doubts SET guard = sha256_of(
  COALESCE(article, '') || char(10) || COALESCE(issue, '') || char(10) || kind || char(10) || line || char(10) || message || char(10)
    || COALESCE(place, '')
);

ALTER TABLE finding_ticks ADD COLUMN guard TEXT NOT NULL DEFAULT '';
UPDATE finding_ticks SET guard = sha256_of(key || char(10) || time || char(10) || author);

ALTER TABLE assets ADD COLUMN guard TEXT NOT NULL DEFAULT '';
