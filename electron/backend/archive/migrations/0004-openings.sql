-- The opening of an issue becomes a document with versions, like an article. Its row names its issue, also while that has no
-- opening printed or is removed; in the issue's metadata `opening` is now the id of that row, or null.
ALTER TABLE articles ADD COLUMN opening_of TEXT CHECK (opening_of IS NULL OR section IS NULL);
CREATE UNIQUE INDEX openings ON articles (opening_of);

-- Where metadata or layout does not have its hash the issue is left as it is, so that damage is not signed.
CREATE TEMP TABLE moved_openings AS
SELECT
  id AS issue,
  lower(hex(randomblob(16))) AS article,
  opening_article(metadata) AS parts,
  COALESCE((SELECT author FROM activity WHERE subject = '总第' || total || '期' ORDER BY sequence DESC LIMIT 1), '编刊') AS author,
  COALESCE(
    (SELECT time FROM activity WHERE subject = '总第' || total || '期' ORDER BY sequence DESC LIMIT 1),
    strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
  ) AS time
FROM issues
WHERE opening_article(metadata) IS NOT NULL AND sha256 = sha256_of(metadata || char(10) || layout);

INSERT INTO articles (id, section, position, kind, head, current_revision, characters, opening_of)
SELECT article, NULL, 0, 'article', parts ->> 'head', 0, parts ->> 'characters', issue FROM moved_openings;

INSERT INTO article_texts (article, plain_text)
SELECT number, parts ->> 'plainText' FROM moved_openings JOIN articles ON id = article;

INSERT INTO revisions (article, parent, author, time, reason, sha256, size, encoding, base, content)
SELECT number, NULL, author, time, '原有的卷首语', sha256_of(parts ->> 'content'), length(CAST(parts ->> 'content' AS BLOB)), 'snapshot', NULL,
  zstd(parts ->> 'content')
FROM moved_openings JOIN articles ON id = article;

UPDATE articles SET current_revision = (SELECT sequence FROM revisions WHERE article = number) WHERE opening_of IS NOT NULL;

UPDATE issues SET metadata = named_opening(metadata, article) FROM moved_openings WHERE issue = id;
UPDATE issues SET sha256 = sha256_of(metadata || char(10) || layout) WHERE id IN (SELECT issue FROM moved_openings);
DROP TABLE moved_openings;
