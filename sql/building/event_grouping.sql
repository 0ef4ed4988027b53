-- When two tellings can be of one event, and what completes a telling that leaves something open.
-- A description is what a telling says of its event: type, status, party_1, party_2, kin (of the mode), places (its place
-- and those that hold it, the narrowest first), country, day, precision, assumed (no date is told: the day is the article's).

-- Consultations, cooperation and agreements have no direction.
create macro lake.is_mutual(type) as type in ('CONSULT', 'COOPERATE', 'AGREE');

-- The parties in the order in which they are compared; the only one of a mutual event is the first.
create macro lake.first_party(type, source, target) as if(lake.is_mutual(type), least(source, target), source);
create macro lake.second_party(type, source, target) as
    if(lake.is_mutual(type), if(source is null or target is null, null, greatest(source, target)), target);

-- The description d leaves open, or says less exactly, what c says, and contradicts nothing of it.
create macro lake.fits(d, c) as coalesce(
    d.type = c.type and d.status = c.status
    and (
        ((d.party_1 is null or d.party_1 = c.party_1) and (d.party_2 is null or d.party_2 = c.party_2))
        or (d.mutual and d.party_2 is null and d.party_1 = c.party_2)
    )
    and (d.kin is null or d.kin = c.kin)
    and (d.places is null or list_contains(c.places, d.places[1]))
    and case d.precision
        when 'unknown' then true
        when 'day' then
            c.precision = 'day'
            -- A telling without a date stands in a report of the last days.
            and if(d.assumed, c.day = d.day or (not c.assumed and c.day between d.day - 3 and d.day), not c.assumed and c.day = d.day)
        when 'week' then c.precision in ('day', 'week') and c.day between d.day and d.day + 6
        when 'month' then c.precision in ('day', 'month') and date_trunc('month', c.day) = d.day
        when 'quarter' then c.precision in ('day', 'month', 'quarter') and date_trunc('quarter', c.day) = d.day
        when 'year' then c.precision <> 'unknown' and date_trunc('year', c.day) = d.day
    end,
    false
);

-- How much a description says: of two that fit each other, the fuller says more.
create macro lake.fullness(d) as
    (d.party_1 is not null)::int + (d.party_2 is not null)::int + (d.kin is not null)::int + coalesce(len(d.places), 0)
    + case when d.assumed then 5 else list_position(['year', 'quarter', 'month', 'week', '', 'day'], d.precision) end;

-- The narrowest place is a town or a region, not a country.
create macro lake.in_town(d) as coalesce(d.places[1] <> d.country, false);

-- The parties tell an event from others of its place: two of them that differ, or one that is not the country itself.
create macro lake.telling_parties(d) as
    coalesce(d.party_1 <> d.party_2, false)
    or (d.country is not null and (coalesce(d.party_1 <> d.country, false) or coalesce(d.party_2 <> d.country, false)));

-- What two parties say to each other on any day, more than once: the article's day alone does not tell one from another.
create macro lake.said_daily(d) as d.type in ('AGREE', 'SUPPORT', 'CONCEDE', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN');

-- Reports that know nothing of each other mean one event by this: a day, and two parties or a town where the parties,
-- or violence, protest, retreat or mobilisation of a kind or on a day that is told, stand out.
create macro lake.stands_out(d) as
    d.precision = 'day'
    and (
        (coalesce(d.party_1 <> d.party_2, false) and not (d.assumed and lake.said_daily(d)))
        or (lake.in_town(d) and (lake.telling_parties(d) or (d.type in ('ASSAULT', 'PROTEST', 'RETREAT', 'MOBILIZE') and (d.kin is not null or not d.assumed))))
    );

-- Articles of one story mean one event by this: more than a type and a country on the article's day.
create macro lake.stands_in_story(d) as not d.assumed or lake.telling_parties(d) or lake.stands_out(d);

-- Tellings (scope, description, seeks, offers), each completed by the one fuller description of its scope, where there is just one.
-- It is looked for under the keys that the telling seeks, among those that offer one of them; several that contradict each other leave
-- it open.  Only the fullest completes, never one that needs completion by another itself: so no chain of likenesses joins unlike events.
create macro lake.completed(tellings) as table (
    with
    known as (
        select distinct scope, description, seeks, offers from query_table(tellings)
    ),

    seeking as (
        select scope, description, unnest(seeks) as key from known
    ),

    offering as (
        select distinct unnest(offers) as key, description from known
    ),

    candidates as (
        select distinct s.scope, s.description as open, o.description as fuller
        from seeking as s
        inner join offering as o on s.key = o.key
        where s.description <> o.description and lake.fits(s.description, o.description) and not lake.fits(o.description, s.description)
    ),

    fullest as (
        select scope, open, arg_max(fuller, lake.fullness(fuller)) as best from candidates group by scope, open
    ),

    agreed as (
        select f.scope, f.open, f.best
        from fullest as f
        inner join candidates as c on f.scope = c.scope and f.open = c.open
        group by f.scope, f.open, f.best
        having bool_and(lake.fits(c.fuller, f.best))
    )

    select t.* replace (coalesce(a.best, t.description) as description)
    from query_table(tellings) as t
    left join agreed as a on t.scope = a.scope and t.description = a.open
);
