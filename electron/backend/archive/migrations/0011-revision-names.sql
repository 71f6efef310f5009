-- What editors call a version: 「送审稿」. A revision itself is never changed. guard: see row-guard.ts
CREATE TABLE revision_names (
  revision INTEGER PRIMARY KEY NOT NULL REFERENCES revisions (sequence) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (name <> ''),
  guard TEXT NOT NULL
) STRICT;
