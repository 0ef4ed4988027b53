-- One row per correction that analysts gave (corrections.csv beside their lexicon rows).
-- mention_id: mention that it is about
-- column: column that is corrected, or drop for a row that should not be
-- value: what it should hold; NULL for nothing
-- who: who corrected it
-- when: when
-- why: why
-- table_name: table of the mention
-- was: what the coder says now
-- state: applied; agreed (the coder says so by itself by now); gone (the coder reads no mention of the id, or not any more); refused (detail says why)
-- detail: why it is not applied
select mention_id, "column", nullif(value, '') as value, who, "when", why, table_name, was, state, detail
from lake.corrections
order by mention_id, "column"
