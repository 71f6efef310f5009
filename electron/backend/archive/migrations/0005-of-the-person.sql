-- Who works here, the theme and the issue last worked on belong to the person on a PC, not to the archive, which is carried from PC
-- to PC. Of what was remembered only the names offered for new sections stay.
INSERT INTO settings (key, value)
  SELECT 'section-names', json_extract(value, '$.sectionNames') FROM settings
  WHERE key = 'preferences' AND json_type(value, '$.sectionNames') = 'array';
DELETE FROM settings WHERE key = 'preferences';

-- Articles that came with the sample issue: their invented people and units are nobody's.
ALTER TABLE articles ADD COLUMN is_sample INTEGER NOT NULL DEFAULT 0 CHECK (is_sample IN (0, 1));
UPDATE articles SET is_sample = 1 WHERE number IN (SELECT article FROM revisions WHERE parent IS NULL AND reason = '样刊');
