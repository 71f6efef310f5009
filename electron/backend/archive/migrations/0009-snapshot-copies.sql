-- The content of every snapshot once more: up to 20 versions rest on one, and one wrong byte made all of them unreadable.
CREATE TABLE snapshot_copies (
  revision INTEGER PRIMARY KEY NOT NULL REFERENCES revisions (sequence) ON DELETE RESTRICT,
  content BLOB NOT NULL
) STRICT;

INSERT INTO snapshot_copies (revision, content) SELECT sequence, content FROM revisions WHERE encoding = 'snapshot';
