-- One row per passage that somebody says.
-- corrected: an analyst corrected the row
select * from lake.quotations order by article_id, char_start, mention_id
