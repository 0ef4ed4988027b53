-- One row per telling of an event by an article.
-- event_id: the event told; given when the warehouse is made
-- Tellings of one event agree in type, status, parties, day and place. Consultations, cooperation and agreements have
-- no direction. In one article, and in one story, a telling without a place joins the only place that its like have. Where neither day nor place
-- says which event it is, or no party is known, only tellings of one story are joined.
with
told as (
    select m.*, a.published_at, s.story_id, m.type in ('CONSULT', 'COOPERATE', 'AGREE') as mutual
    from lake.event_mentions as m
    inner join lake.articles as a on m.article_id = a.article_id
    inner join stories as s on m.article_id = s.article_id
),

directed as (
    select
        *,
        if(mutual, least(coalesce(source, '~'), coalesce(target, '~')), coalesce(source, '~')) as party_1,
        if(mutual, greatest(coalesce(source, '~'), coalesce(target, '~')), coalesce(target, '~')) as party_2
    from told
),

placed as (
    select
        *,
        coalesce(place_id, case when count(distinct place_id) over alike = 1 then min(place_id) over alike end, '~') as where_id
    from directed
    window alike as (partition by story_id, type, status, party_1, party_2, date, date_precision)
),

keyed as (
    select
        *,
        concat_ws(
            '/', type, status, party_1, party_2, coalesce(date::varchar, '~'), coalesce(date_precision, '~'), where_id,
            case
                when date is null or date_precision <> 'day' or (where_id = '~' and (party_1 = '~' or party_2 = '~')) or (party_1 = '~' and party_2 = '~')
                    then story_id
                else ''
            end
        ) as event_key
    from placed
),

final as (
    select * exclude (published_at, story_id, mutual, party_1, party_2, where_id, event_key), left(md5(event_key), 16) as event_id
    from keyed
)

select * from final order by article_id, char_start, mention_id
