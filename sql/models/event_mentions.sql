-- One row per telling of an event by an article.
-- corrected: an analyst corrected the row
-- event_id: the event told; given when the warehouse is made
-- Tellings of one event agree in type, status, parties, kind of mode, place and day.  What a telling leaves open is completed by the one
-- fuller telling that fits it: of its article first, then of its story, then of all that stand out by day, parties and town.
-- The rules are in sql/building/event_grouping.sql.
with
countries as (
    select place_id, min(country) as country from lake.place_mentions group by place_id
),

wider as (
    select id, "within" from lake.lexicon_place_within
),

told as (
    select
        m.*, s.story_id, c.country,
        list_filter([nullif(m.place_id, c.country), w."within", c.country], lambda place: place is not null) as places,
        lake.is_mutual(m.type) as mutual,
        if(k.id is null, m.mode, k.kin) as kin
    from lake.event_mentions as m
    inner join stories as s on m.article_id = s.article_id
    left join countries as c on m.place_id = c.place_id
    left join wider as w on m.place_id = w.id
    left join lake.lexicon_mode_kin as k on m.mode = k.id
),

described as (
    select
        mention_id, article_id, story_id,
        {
            'type': type,
            'status': status,
            'mutual': mutual,
            'party_1': lake.first_party(type, source, target),
            'party_2': lake.second_party(type, source, target),
            'kin': kin,
            'places': if(len(places) = 0, null, places),
            'country': country,
            'day': date,
            'precision': if(date is null, 'unknown', coalesce(date_precision, 'unknown')),
            'assumed': coalesce(date_basis = 'article', false)
        } as description
    from told
),

of_articles as (
    select *, article_id as scope, [concat_ws('/', article_id, description.type, description.status)] as seeks, seeks as offers
    from described
),

in_articles as (
    select mention_id, article_id, story_id, description from lake.completed('of_articles')
),

of_stories as (
    select
        *, story_id as scope, [concat_ws('/', story_id, description.type, description.status)] as seeks,
        if(lake.stands_in_story(description), seeks, []) as offers
    from in_articles
),

in_stories as (
    select mention_id, article_id, story_id, description from lake.completed('of_stories')
),

keyed as (
    select *, concat_ws('/', description.type, description.status, description.day) as of_day from in_stories
),

of_all as (
    select
        * exclude (of_day), '' as scope,
        if(
            lake.stands_out(description),
            list_filter(
                [
                    if(lake.in_town(description), concat_ws('@', of_day, description.places[1]), null),
                    if(description.party_1 <> description.party_2, concat_ws('/', of_day, description.party_1, description.party_2), null)
                ],
                lambda key: key is not null
            ),
            []
        ) as seeks,
        if(
            lake.stands_out(description),
            list_concat(
                [concat_ws('/', of_day, description.party_1, description.party_2)],
                list_transform(coalesce(description.places, []), lambda place: concat_ws('@', of_day, place))
            ),
            []
        ) as offers
    from keyed
),

in_all as (
    select mention_id, article_id, story_id, description from lake.completed('of_all')
),

identified as (
    select
        mention_id,
        left(md5(concat_ws(
            '|', description.type, description.status, coalesce(description.party_1, '~'), coalesce(description.party_2, '~'),
            coalesce(description.kin, '~'), coalesce(description.places[1], '~'), coalesce(description.day::varchar, '~'), description.precision,
            case
                when lake.stands_out(description) then ''
                when lake.stands_in_story(description) then story_id
                else article_id
            end
        )), 16) as event_id
    from in_all
),

final as (
    select m.*, i.event_id
    from lake.event_mentions as m
    inner join identified as i on m.mention_id = i.mention_id
)

select * from final order by article_id, char_start, mention_id
