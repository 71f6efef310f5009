-- What lists of the whole archive look for words in: head and text of the current revision, folded as find compares (see
-- searched-text.ts). Only ever compared with, never shown.
ALTER TABLE article_texts ADD COLUMN folded_text TEXT NOT NULL DEFAULT '';

UPDATE article_texts SET folded_text = folded_text((SELECT head FROM articles WHERE number = article), plain_text);
