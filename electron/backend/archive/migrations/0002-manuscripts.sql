-- trashed_at (ISO 8601 in UTC): when an article went to the recycle bin; it has no section then.
-- characters counts the text of the current revision, so that a list of all articles reads no text.
ALTER TABLE articles ADD COLUMN trashed_at TEXT CHECK (trashed_at IS NULL OR section IS NULL);
ALTER TABLE articles ADD COLUMN characters INTEGER NOT NULL DEFAULT 0 CHECK (characters >= 0);

UPDATE articles SET characters = count_characters((SELECT plain_text FROM article_texts WHERE article = number));

-- Newest change first. This one and the next two also find what names a revision, without which purging reads all of them.
CREATE INDEX articles_by_revision ON articles (current_revision);
CREATE INDEX revisions_of_parent ON revisions (parent);
CREATE INDEX revisions_of_base ON revisions (base);
