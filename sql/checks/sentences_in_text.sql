-- Sentences lie within their text, in order, and do not overlap.
with
neighbours as (
    select *, lag(char_end) over (partition by article_id order by sentence_no) as before from sentences
)

select s.article_id, s.sentence_no, s.char_start, s.char_end, s.before, length(a.text) as text_length
from neighbours as s
inner join articles as a on s.article_id = a.article_id
where s.char_start < 0 or s.char_end <= s.char_start or s.char_end > length(a.text) or s.char_start < s.before
