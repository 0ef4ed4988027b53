-- One row per passage that somebody says.
select * from lake.quotations order by article_id, char_start, mention_id
