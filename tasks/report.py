"""One self-contained HTML page of a warehouse: what happened, who, how many, and from where; every row opens to its sentence."""

import json
from html import escape

import duckdb

MOST = 50_000  # rows of a table that the page holds, the latest or most told first
_SENTENCE = """(select replace(substring(a.text, s.char_start + 1, s.char_end - s.char_start), chr(10), ' ')
    from sentences as s inner join articles as a on s.article_id = a.article_id where s.article_id = m.article_id and s.sentence_no = m.sentence_no)"""

# Title of a table, and the question whose rows it shows; sentence, surface, uri and mention_id are shown when a row is opened.
SECTIONS = {
    "What happened": f"""
        with shown as (select * from events order by n_outlets desc, n_articles desc, date desc nulls last, event_id limit {MOST}),
        told as (select event_id, arg_min(mention_id, (article_id, char_start)) as mention_id from event_mentions where event_id in (select event_id from shown) group by event_id)
        select e.date, e.type, e.mode, coalesce(x.name_en, e.source) as source, coalesce(y.name_en, e.target) as target, e.status, e.place, e.n_articles as articles, e.n_outlets as outlets,
            m.mention_id, m.surface, {_SENTENCE} as sentence, a.uri
        from shown as e inner join told as t on e.event_id = t.event_id inner join event_mentions as m on t.mention_id = m.mention_id inner join articles as a on m.article_id = a.article_id
        left join actors as x on e.source = x.actor_id left join actors as y on e.target = y.actor_id
        order by outlets desc, articles desc, e.date desc nulls last, e.event_id""",
    "How many": f"""
        with shown as (
            select f.*, count(*) over (partition by quantity_id) as claims from figures as f
            order by claims > 1 desc, quantity_id, n_outlets desc, figure_id limit {MOST}
        ),
        told as (select figure_id, arg_min(mention_id, (article_id, char_start)) as mention_id from figure_mentions where figure_id in (select figure_id from shown) group by figure_id)
        select f.kind, f.value, f.low, f.high, f.qualifier, f.unit_ar as unit, f."of", f.claims as "claims of it", f.n_outlets as outlets,
            m.mention_id, m.surface, {_SENTENCE} as sentence, a.uri
        from shown as f inner join told as t on f.figure_id = t.figure_id inner join figure_mentions as m on t.mention_id = m.mention_id inner join articles as a on m.article_id = a.article_id
        order by f.claims > 1 desc, f.quantity_id, outlets desc, f.figure_id""",
    "Who": f"""
        select a.name_ar as name, a.name_en as "in English", a.kind, a.country, a.sector, case when a.known then 'lexicon' else 'discovered' end as "known from", count(distinct m.article_id) as articles,
            min(m.mention_id) as mention_id, null as surface, null as sentence, null as uri
        from actors as a inner join actor_mentions as m on a.actor_id = m.actor_id
        group by a.actor_id, a.name_ar, a.name_en, a.kind, a.country, a.sector, a.known order by articles desc, "in English" limit {MOST}""",
    "Sources": """
        select coalesce(outlet, '(none given)') as outlet, count(*) as articles, sum(n_words) as words, min(published_at) as first, max(published_at) as last,
            null as mention_id, null as surface, null as sentence, null as uri
        from articles group by outlet order by articles desc, outlet""",
    "Refused": """
        select reason, count(*) as inputs, any_value(detail) as example, null as mention_id, null as surface, null as sentence, null as uri
        from rejects group by reason order by inputs desc, reason""",
}
_OPENED = 4  # the last columns of every question: what a row opens to

_STYLE = """
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:75rem;padding:0 1rem;color:#1b1f24;background:#fff}
h1 small{font-weight:normal;color:#57606a}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
th,td{padding:.35rem .5rem;border-bottom:1px solid #d0d7de;text-align:start;unicode-bidi:plaintext}td:first-child{white-space:nowrap}th button{font:inherit;font-weight:600;border:0;background:none;cursor:pointer;padding:0}
tbody tr[tabindex]{cursor:pointer}tbody tr[tabindex]:hover,tbody tr[tabindex]:focus{background:#f3f6f9}.opened td{background:#f6f8fa}mark{background:#ffe08a}
input{font:inherit;padding:.35rem .6rem;width:min(24rem,100%);box-sizing:border-box}[dir=rtl]{font-size:1.1em}nav button{font:inherit;margin:.5rem .25rem .5rem 0}
"""
_SCRIPT = """
const fold=t=>String(t??'').replace(/[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670]/g,'').replace(/[أإآٱ]/g,'ا').replace(/ى/g,'ي').replace(/ة/g,'ه').replace(/ؤ/g,'و').replace(/ئ/g,'ي').toLowerCase();
const el=(name,text)=>{const e=document.createElement(name);if(text!==undefined)e.textContent=text??'';return e};
for(const section of document.querySelectorAll('section[data-table]')){
  const data=JSON.parse(document.getElementById(section.dataset.table).textContent),shown=data.columns.length-OPENED,page=50;
  const find=section.querySelector('input'),table=section.querySelector('table'),nav=section.querySelector('nav');
  const texts=data.rows.map(r=>fold(r.join(' ')));let rows=data.rows.map((_,i)=>i),at=0,by=-1,up=1;
  const body=table.createTBody(),head=table.createTHead().insertRow();
  data.columns.slice(0,shown).forEach((name,c)=>{const th=el('th'),b=el('button',name);th.scope='col';b.onclick=()=>{up=by===c?-up:1;by=c;order();draw()};th.append(b);head.append(th)});
  const order=()=>{if(by>=0)rows.sort((a,b)=>{const x=data.rows[a][by],y=data.rows[b][by];if(x===y)return a-b;if(x===null)return 1;if(y===null)return -1;return(typeof x==='number'&&typeof y==='number'?x-y:String(x).localeCompare(String(y)))*up})};
  const open=(tr,r)=>{if(tr.nextSibling&&tr.nextSibling.className==='opened'){tr.nextSibling.remove();return}
    const [id,surface,sentence,uri]=r.slice(shown);const row=el('tr'),cell=el('td');row.className='opened';cell.colSpan=shown;
    const p=el('p');p.dir='rtl';p.lang='ar';const i=surface?sentence.indexOf(surface):-1;
    if(i<0)p.textContent=sentence;else p.append(sentence.slice(0,i),el('mark',surface),sentence.slice(i+surface.length));
    const source=el('p',id+' · ');if(/^https?:/.test(uri)){const a=el('a',uri);a.href=uri;a.rel='noreferrer';source.append(a)}else source.append(uri??'');
    cell.append(p,source);row.append(cell);tr.after(row)};
  const draw=()=>{body.replaceChildren();for(const i of rows.slice(at,at+page)){const r=data.rows[i],tr=body.insertRow();r.slice(0,shown).forEach(v=>tr.append(el('td',v)));
    if(r[shown+2]){tr.tabIndex=0;tr.onclick=()=>open(tr,r);tr.onkeydown=e=>{if(e.key==='Enter')open(tr,r)}}}
    nav.replaceChildren();const b=(t,to)=>{const x=el('button',t);x.disabled=to<0||to>=rows.length;x.onclick=()=>{at=to;draw()};nav.append(x)};
    b('earlier',at-page);b('later',at+page);nav.append(rows.length?`${at+1}–${Math.min(at+page,rows.length)} of ${rows.length}`:'nothing found')};
  find.oninput=()=>{const words=fold(find.value).split(/\\s+/).filter(Boolean);rows=data.rows.map((_,i)=>i).filter(i=>words.every(w=>texts[i].includes(w)));at=0;order();draw()};
  draw();
}
"""


def page(con: duckdb.DuckDBPyConnection) -> str:
    """The page, as HTML that asks for nothing from outside; all text of articles is escaped.

    Args:
        con: a connection to the warehouse.
    """
    counts = con.execute("select (select count(*) from articles), (select count(*) from events), (select max(published_at) from articles)").fetchone()
    parts = [_section(number, title, *_answer(con, question)) for number, (title, question) in enumerate(SECTIONS.items())]
    told = f"{counts[0]} articles, {counts[1]} events" + (f", the latest of {counts[2]}" if counts[2] else "")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Waqaiʿ: events on record</title><style>{_STYLE}</style></head><body><h1>Waqaiʿ <small>{escape(told)}</small></h1>"
        + "".join(parts)
        + f"<script>{_SCRIPT.replace('OPENED', str(_OPENED))}</script></body></html>\n"
    )


def _answer(con: duckdb.DuckDBPyConnection, question: str) -> tuple[list[str], list[tuple]]:
    found = con.execute(question)
    return [column[0] for column in found.description], found.fetchall()


def _section(number: int, title: str, columns: list[str], rows: list[tuple]) -> str:
    data = json.dumps({"columns": columns, "rows": rows}, ensure_ascii=False, default=str, separators=(",", ":")).replace("<", "\\u003c")
    limit = f" Only the first {MOST} are on this page; ask the warehouse for the rest." if len(rows) == MOST else ""
    return (
        f'<section data-table="rows{number}"><h2>{escape(title)}</h2><p>A row opens to its sentence.{limit}</p>'
        f'<label>Search <input type="search" aria-label="Search in {escape(title)}"></label>'
        f'<div class="scroll"><table></table></div><nav aria-label="Pages of {escape(title)}"></nav>'
        f'<script type="application/json" id="rows{number}">{data}</script></section>'
    )
