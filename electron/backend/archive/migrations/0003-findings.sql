-- What an import left in doubt. It belongs to an article and goes where that goes, or to an issue as a whole. issue refers to no
-- row: an issue that is taken out and put back has its doubts again. place says where: for an article the PassageAnchor as JSON,
-- null where no words stand for it; for an issue the part.
CREATE TABLE doubts (
  number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  article INTEGER REFERENCES articles (number) ON DELETE RESTRICT,
  issue TEXT,
  kind TEXT NOT NULL,
  line INTEGER NOT NULL CHECK (line > 0),
  message TEXT NOT NULL,
  place TEXT CHECK (place IS NULL OR json_valid(place)),
  CHECK ((article IS NULL) <> (issue IS NULL))
) STRICT;

CREATE INDEX doubts_of_article ON doubts (article);
CREATE INDEX doubts_of_issue ON doubts (issue);

-- Findings that were ticked off, by their key: stored doubts as well as computed ones.
CREATE TABLE finding_ticks (
  key TEXT PRIMARY KEY NOT NULL,
  time TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT;
