-- One row per place named in an article.
-- corrected: an analyst corrected the row
select * from lake.place_mentions order by article_id, char_start, mention_id
