-- View: one row per word, read from the lake.
select * from lake.tokens as words
where words.article_id in (select known.article_id from articles as known)
