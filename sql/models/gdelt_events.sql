-- View: one row per event that happened, in the 61 columns of GDELT 2.0's event table, in their order; NULL where this warehouse has no such thing.
-- GLOBALEVENTID: number made from event_id
-- SQLDATE: day as YYYYMMDD; the first of a month or year told
-- MonthYear: YYYYMM
-- Year: YYYY
-- FractionDate: year and share of it that has passed
-- IsRootEvent: 1 where an article tells it in its first two sentences
-- EventCode: CAMEO code; the root's "not specified below"
-- EventBaseCode: the same
-- EventRootCode: CAMEO root
-- QuadClass: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
-- GoldsteinScale: Goldstein scale of the root
-- NumMentions: tellings
-- NumSources: outlets
-- NumArticles: articles
-- AvgTone: NULL
-- Actor1Code: source: alpha-3 code, with the sector behind it where an actor is named
-- Actor1Name: its name, in capitals
-- Actor1CountryCode: alpha-3 code of its country
-- Actor1KnownGroupCode: actor_id of an organisation or armed group
-- Actor1EthnicCode: NULL
-- Actor1Religion1Code: NULL
-- Actor1Religion2Code: NULL
-- Actor1Type1Code: its PLOVER sector
-- Actor1Type2Code: NULL
-- Actor1Type3Code: NULL
-- Actor2Code: target, as Actor1Code
-- Actor2Name: its name, in capitals
-- Actor2CountryCode: alpha-3 code of its country
-- Actor2KnownGroupCode: actor_id of an organisation or armed group
-- Actor2EthnicCode: NULL
-- Actor2Religion1Code: NULL
-- Actor2Religion2Code: NULL
-- Actor2Type1Code: its PLOVER sector
-- Actor2Type2Code: NULL
-- Actor2Type3Code: NULL
-- Actor1Geo_Type: NULL
-- Actor1Geo_FullName: NULL
-- Actor1Geo_CountryCode: NULL
-- Actor1Geo_ADM1Code: NULL
-- Actor1Geo_ADM2Code: NULL
-- Actor1Geo_Lat: NULL
-- Actor1Geo_Long: NULL
-- Actor1Geo_FeatureID: NULL
-- Actor2Geo_Type: NULL
-- Actor2Geo_FullName: NULL
-- Actor2Geo_CountryCode: NULL
-- Actor2Geo_ADM1Code: NULL
-- Actor2Geo_ADM2Code: NULL
-- Actor2Geo_Lat: NULL
-- Actor2Geo_Long: NULL
-- Actor2Geo_FeatureID: NULL
-- ActionGeo_Type: 1 a country, 4 a town or region
-- ActionGeo_FullName: the place
-- ActionGeo_CountryCode: NULL: GDELT has FIPS codes here
-- ActionGeo_ADM1Code: NULL
-- ActionGeo_ADM2Code: NULL
-- ActionGeo_Lat: degrees north
-- ActionGeo_Long: degrees east
-- ActionGeo_FeatureID: gazetteer's id
-- DATEADDED: moment of the first article, YYYYMMDDHHMMSS in UTC
-- SOURCEURL: where the first article was found
with
first_told as (
    select
        m.event_id, arg_min(a.uri, (coalesce(a.published_at, date '9999-01-01'), a.article_id)) as uri,
        min(coalesce(a.published_ts, a.published_at::timestamp at time zone 'UTC')) as published_ts,
        bool_or(m.sentence_no <= 1) as is_root, min(m.source_actor_id) as source_actor_id, min(m.target_actor_id) as target_actor_id
    from event_mentions as m
    inner join articles as a on m.article_id = a.article_id
    group by m.event_id
),

parties as (
    select
        e.*, f.uri, f.published_ts, f.is_root,
        s.name_en as source_name, case when regexp_full_match(e.source, '[A-Z]{3}') then e.source else s.country end as source_country,
        case when s.kind in ('organisation', 'armed_group') then s.actor_id end as source_group, s.sector as source_sector,
        t.name_en as target_name, case when regexp_full_match(e.target, '[A-Z]{3}') then e.target else t.country end as target_country,
        case when t.kind in ('organisation', 'armed_group') then t.actor_id end as target_group, t.sector as target_sector
    from events as e
    inner join first_told as f on e.event_id = f.event_id
    left join actors as s on coalesce(f.source_actor_id, e.source) = s.actor_id
    left join actors as t on coalesce(f.target_actor_id, e.target) = t.actor_id
    where e.status = 'actual' and e.cameo is not null
),

final as (
    select
        ('0x' || left(event_id, 15))::bigint as "GLOBALEVENTID",
        strftime(date, '%Y%m%d')::int as "SQLDATE",
        strftime(date, '%Y%m')::int as "MonthYear",
        year(date)::int as "Year",
        round(year(date) + (dayofyear(date) - 1) / 365.0, 4)::double as "FractionDate",
        nullif(concat(source_country, source_sector), '') as "Actor1Code",
        upper(source_name) as "Actor1Name",
        source_country as "Actor1CountryCode",
        source_group as "Actor1KnownGroupCode",
        null::varchar as "Actor1EthnicCode",
        null::varchar as "Actor1Religion1Code",
        null::varchar as "Actor1Religion2Code",
        source_sector as "Actor1Type1Code",
        null::varchar as "Actor1Type2Code",
        null::varchar as "Actor1Type3Code",
        nullif(concat(target_country, target_sector), '') as "Actor2Code",
        upper(target_name) as "Actor2Name",
        target_country as "Actor2CountryCode",
        target_group as "Actor2KnownGroupCode",
        null::varchar as "Actor2EthnicCode",
        null::varchar as "Actor2Religion1Code",
        null::varchar as "Actor2Religion2Code",
        target_sector as "Actor2Type1Code",
        null::varchar as "Actor2Type2Code",
        null::varchar as "Actor2Type3Code",
        is_root::int as "IsRootEvent",
        cameo || '0' as "EventCode",
        cameo || '0' as "EventBaseCode",
        cameo as "EventRootCode",
        quad_class as "QuadClass",
        goldstein as "GoldsteinScale",
        n_mentions::int as "NumMentions",
        n_outlets::int as "NumSources",
        n_articles::int as "NumArticles",
        null::double as "AvgTone",
        null::int as "Actor1Geo_Type",
        null::varchar as "Actor1Geo_FullName",
        null::varchar as "Actor1Geo_CountryCode",
        null::varchar as "Actor1Geo_ADM1Code",
        null::varchar as "Actor1Geo_ADM2Code",
        null::double as "Actor1Geo_Lat",
        null::double as "Actor1Geo_Long",
        null::varchar as "Actor1Geo_FeatureID",
        null::int as "Actor2Geo_Type",
        null::varchar as "Actor2Geo_FullName",
        null::varchar as "Actor2Geo_CountryCode",
        null::varchar as "Actor2Geo_ADM1Code",
        null::varchar as "Actor2Geo_ADM2Code",
        null::double as "Actor2Geo_Lat",
        null::double as "Actor2Geo_Long",
        null::varchar as "Actor2Geo_FeatureID",
        (case when place_id = country then 1 when place_id is not null then 4 end)::int as "ActionGeo_Type",
        place as "ActionGeo_FullName",
        null::varchar as "ActionGeo_CountryCode",
        null::varchar as "ActionGeo_ADM1Code",
        null::varchar as "ActionGeo_ADM2Code",
        latitude as "ActionGeo_Lat",
        longitude as "ActionGeo_Long",
        place_id as "ActionGeo_FeatureID",
        strftime(published_ts at time zone 'UTC', '%Y%m%d%H%M%S')::bigint as "DATEADDED",
        uri as "SOURCEURL"
    from parties
)

select * from final
