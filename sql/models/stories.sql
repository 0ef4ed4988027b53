-- One row per article: the story that it belongs to.
-- story_id: articles that tell the same thing share it; a function of the set of articles
-- Articles of one story are copies of one text, or were published within three days of each other and share an event that stands out
-- (sql/building/event_grouping.sql), told with its place, or two events between the same two parties. What a state does at home (the police
-- arrest somebody) says nothing of a story, nor does what more than 50 articles share.
with recursive
countries as (
    select place_id, min(country) as country from lake.place_mentions group by place_id
),

described as (
    select
        m.article_id, a.published_at, m.place_id, m.date,
        {
            'type': m.type,
            'status': m.status,
            'party_1': lake.first_party(m.type, m.source, m.target),
            'party_2': lake.second_party(m.type, m.source, m.target),
            'kin': m.mode,
            'places': [m.place_id],
            'country': c.country,
            'precision': m.date_precision,
            'assumed': coalesce(m.date_basis = 'article', false)
        } as description
    from lake.event_mentions as m
    inner join lake.articles as a on m.article_id = a.article_id
    left join countries as c on m.place_id = c.place_id
    where m.source is not null or m.target is not null
),

told as (
    select
        article_id, published_at, description.type, description.party_1 as source, description.party_2 as target, description.status, date, place_id,
        max(if(place_id is not null and lake.stands_out(description), 2, 1)) as weight
    from described
    where lake.telling_parties(description) or lake.stands_out(description)
    group by all
),

telling as (
    select * from told
    qualify count(*) over (partition by type, source, target, status, date, place_id) <= 50
),

links as materialized (
    select c.copy_id as one, d.copy_id as other
    from telling as a
    inner join telling as b
        on a.type = b.type and a.source is not distinct from b.source and a.target is not distinct from b.target
        and a.status = b.status and a.date is not distinct from b.date and a.place_id is not distinct from b.place_id
    inner join copies as c on a.article_id = c.article_id
    inner join copies as d on b.article_id = d.article_id
    where a.article_id <> b.article_id and abs(date_diff('day', a.published_at, b.published_at)) <= 3
    group by a.article_id, b.article_id, c.copy_id, d.copy_id
    having sum(a.weight) >= 2
),

components (copy_id, least_id) using key (copy_id) as (
    select distinct copy_id, copy_id as least_id from copies
    union
    select here.copy_id, min(there.least_id) as least_id
    from recurring.components as here
    inner join links on here.copy_id = links.one
    inner join components as there on links.other = there.copy_id
    where there.least_id < here.least_id
    group by here.copy_id
),

final as (
    select c.article_id, left(md5('story/' || m.least_id), 16) as story_id
    from copies as c
    inner join components as m on c.copy_id = m.copy_id
)

select * from final order by article_id
