-- What an entry of the log concerns, by the ids of issues and articles, so that each can show its own.
CREATE TABLE activity_concerns (
  concern TEXT NOT NULL,
  activity INTEGER NOT NULL REFERENCES activity (sequence) ON DELETE RESTRICT,
  PRIMARY KEY (concern, activity)
) STRICT, WITHOUT ROWID;

CREATE INDEX activity_of_action ON activity (action);
CREATE INDEX activity_of_author ON activity (author);

INSERT OR IGNORE INTO activity_concerns (concern, activity)
SELECT value, sequence FROM activity, json_each(detail, '$.articles') WHERE json_each.type = 'text';

INSERT OR IGNORE INTO activity_concerns (concern, activity)
SELECT detail ->> '$.before.issue.id', sequence FROM activity WHERE detail ->> '$.before.issue.id' IS NOT NULL;

INSERT OR IGNORE INTO activity_concerns (concern, activity)
SELECT key, sequence FROM activity, json_each(detail, '$.before')
WHERE action IN ('place-articles', 'unplace-articles', 'trash-articles') AND json_each.type = 'array';

INSERT OR IGNORE INTO activity_concerns (concern, activity)
SELECT issues.id, sequence FROM activity JOIN issues ON subject = '总第' || total || '期';
