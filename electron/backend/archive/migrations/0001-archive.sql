-- "BDK1": says whose file this is.
PRAGMA application_id = 1111771953;

-- metadata is the Issue as JSON, layout the Layout; sha256 covers both, outline_sha256 the sections, their names and the order
-- of their articles (see issue-digest.ts).
CREATE TABLE issues (
  id TEXT PRIMARY KEY NOT NULL,
  metadata TEXT NOT NULL CHECK (json_valid(metadata)),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  outline_sha256 TEXT NOT NULL CHECK (length(outline_sha256) = 64),
  total INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.total')) STORED UNIQUE,
  year INTEGER NOT NULL GENERATED ALWAYS AS (json_extract(metadata, '$.year')) STORED
) STRICT;

CREATE TABLE sections (
  id TEXT PRIMARY KEY NOT NULL,
  issue TEXT NOT NULL REFERENCES issues (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 0),
  name TEXT NOT NULL
) STRICT;

CREATE INDEX sections_of_issue ON sections (issue, position);

-- section is null for a manuscript that has no place yet. head and kind repeat the current revision for lists.
CREATE TABLE articles (
  number INTEGER PRIMARY KEY NOT NULL,
  id TEXT NOT NULL UNIQUE,
  section TEXT REFERENCES sections (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('article', 'filler')),
  head TEXT NOT NULL CHECK (json_valid(head)),
  current_revision INTEGER NOT NULL REFERENCES revisions (sequence) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX articles_of_section ON articles (section, position);

-- Plain text of the current revision, apart from the narrow rows that lists read.
CREATE TABLE article_texts (
  article INTEGER PRIMARY KEY NOT NULL REFERENCES articles (number) ON DELETE RESTRICT,
  plain_text TEXT NOT NULL
) STRICT;

-- content is zstd; a delta has the plain content of its base, always a snapshot, as dictionary.
-- size and sha256 are those of the plain content.
CREATE TABLE revisions (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (number) ON DELETE RESTRICT,
  parent INTEGER REFERENCES revisions (sequence) ON DELETE RESTRICT,
  author TEXT NOT NULL,
  time TEXT NOT NULL,
  reason TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size > 0),
  encoding TEXT NOT NULL CHECK (encoding IN ('snapshot', 'delta')),
  base INTEGER REFERENCES revisions (sequence) ON DELETE RESTRICT,
  content BLOB NOT NULL,
  CHECK ((encoding = 'delta') = (base IS NOT NULL))
) STRICT;

CREATE INDEX revisions_of_article ON revisions (article);

CREATE TRIGGER revisions_are_final BEFORE UPDATE ON revisions
BEGIN
  SELECT RAISE(ABORT, 'a revision is never changed');
END;

CREATE TABLE assets (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 64),
  mime TEXT NOT NULL,
  width_px INTEGER NOT NULL CHECK (width_px > 0),
  height_px INTEGER NOT NULL CHECK (height_px > 0),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE activity (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  time TEXT NOT NULL,
  author TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
