-- guard proves what a row of articles repeats of its current revision, so that a list shows no title which no revision has (see
-- row-guard.ts).
ALTER TABLE articles ADD COLUMN guard TEXT NOT NULL DEFAULT '';

UPDATE articles SET guard = sha256_of(kind || char(10) || current_revision || char(10) || characters || char(10) || head);
