-- One row per date named in an article.
-- corrected: an analyst corrected the row
select * from lake.date_mentions order by article_id, char_start, mention_id
