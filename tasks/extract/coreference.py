"""Sides that one telling leaves out and another of the same article gives: tellings of one kind that agree are read as one event."""

from collections import Counter
from collections.abc import Iterator

from waqai.tasks.extract.mention import ActorMention, party

TWO_SIDED = {"CONSULT", "COOPERATE", "AGREE"}
# Between the two states that an article is about; force and protest are too often of unknown or third hands.
_OF_THE_DYAD = TWO_SIDED | {"SUPPORT", "CONCEDE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "SANCTION", "MOBILIZE"}


_NEAR = 2  # sentences within which a telling takes the side of another; farther off only where all tellings agree
_OFTEN = 3  # tellings that make a party the one of whom all speak
_WITHIN = 14  # words from a promise to what is promised


def complete(events: list, actors: list[ActorMention], setting: str | None) -> list:
    """Fill sides that are missing: from a full telling of the same type, from one that lacks the other side, or from the dyad that the article is about.

    Args:
        events: event mentions of one article, in order; changed in place.
        actors: actor mentions of the article.
        setting: the country most of whose places the article names, whose people protest there.

    Returns:
        The same events, the rule of those completed saying how.
    """
    for event in events:
        if not (event.source and event.target) and (_is_open(event) or event.type in _OF_THE_DYAD and "unnamed target of many" not in event.rule):
            _from_full(event, events)
    for event in events:
        if bool(event.source) != bool(event.target) and _is_open(event):
            _from_half(event, events)
    for event in events:
        if event.source and event.target is None and event.type in ("AGREE", "THREATEN"):
            _from_within(event, events)
        elif event.source and event.target is None and event.type == "ASSAULT":
            _alleged(event, events)
        elif event.source and event.target is None and event.type == "REJECT" and "of somebody" not in event.rule:
            _answered(event, events)
    dyad = _dyad(events, actors)
    for event in events:
        if event.type == "PROTEST":
            _protest(event, setting)
    for event in events:
        if event.type == "REQUEST" and not event.source and " masdar" in event.rule:
            _of_protest(event, events)
    for event in events:
        if event.type in _OF_THE_DYAD and event.mode not in ("visit", "resign") and dyad and bool(event.source) != bool(event.target) and _is_open(event):
            (known,) = {event.source, event.target} - {None}
            other = next(iter(dyad - {known}))
            if known in dyad and any(party(m) == other and abs(m.sentence_no - event.sentence_no) <= 2 for m in actors):
                _fill(event, next(iter(dyad - {known})), "dyad")
    for event in events:
        if event.type == "ASSAULT" and event.source and event.status == "actual" and event.rule.endswith(" claim"):
            _claimed(event, events)
    for event in events:
        if event.target is None and event.source and event.type in ("ACCUSE", "THREATEN", "REQUEST") and event.status == "actual" and "of many" not in event.rule:
            _from_beside(event, events)
    told = Counter(event.target for event in events if event.target and "side by" not in event.rule and event.source != event.target)
    for event in events:
        if event.target is None and event.source and event.type in ("REQUEST", "ACCUSE") and event.status == "actual" and _is_open(event):
            _of_whom_all_speak(event, told)
    _one_place(events)
    return events


def _of_whom_all_speak(event, told: Counter) -> None:
    """وطالبت نيجيريا بالعودة إلى النظام الدستوري: where one party is the target of most that the article tells, its demands and reproaches go to it."""
    (code, times), *others = [*told.most_common(2), ("", 0)][:2]
    if times >= _OFTEN and times > 2 * (others[0][1] if others else 0) and code != event.source and not code.startswith(("o-", "p-")):
        _fill(event, code, "most told")


def _one_place(events: list) -> None:
    """Tellings of one article that agree in type, parties, status and day are of one place: that of the nearest which names one."""
    told: dict[tuple, list] = {}
    for event in events:
        parties = frozenset((event.source, event.target)) if event.type in TWO_SIDED else (event.source, event.target)
        told.setdefault((event.type, parties, event.status, event.date), []).append(event)
    for tellings in told.values():
        placed = [event for event in tellings if event.place_id]
        for event in tellings:
            if placed and not event.place_id:
                near = min(placed, key=lambda o: abs(o.sentence_no - event.sentence_no))
                event.place, event.place_id, event.latitude, event.longitude = near.place, near.place_id, near.latitude, near.longitude


def _fill(event, code: str, how: str) -> None:
    """Put a code where a side is missing."""
    if event.source is None:
        event.source = code
    else:
        event.target = code
    event.rule += f" side by {how}"
    event.confidence = round(max(0.1, event.confidence - 0.1), 2)


def _is_open(event) -> bool:
    """A side is missing that the text does not give to somebody without a name."""
    missing = [side for side in ("source", "target") if getattr(event, side) is None]
    return any(f"unnamed {side}" not in event.rule for side in missing) and (len(missing) == 2 or f"unnamed {missing[0]}" not in event.rule)


def _claimed(claim, events: list) -> None:
    """The force told shortly before by somebody without a name is that of who claims it."""
    for event in events:
        if event.type == "ASSAULT" and event.source is None and event.target != claim.source and event.status == "actual" and 0 <= claim.sentence_no - event.sentence_no <= _NEAR:
            _fill(event, claim.source, "claim")


def _from_within(event, events: list) -> None:
    """تعهدت سيول بالمساعدة في الإفراج عن أموال إيران: what is promised is told with its own target."""
    within = [o for o in events if o.sentence_no == event.sentence_no and 0 < o.first - event.last <= _WITHIN and o.status in ("future", "hypothetical")]
    kinds = ("AID", "RETREAT", "SUPPORT", "COOPERATE") if event.type == "AGREE" else ("ASSAULT", "SANCTION", "COERCE")
    others = {o.target for o in within if o.type in kinds and o.source == event.source and o.target} - {event.source}
    if len(others) == 1:
        _fill(event, others.pop(), "what is promised")


def _alleged(event, events: list) -> None:
    """اتهمت أرمينيا القوات الأذربيجانية بشن هجوم: on those who say so, where nobody else is named."""
    accusers = {o.source for o in events if o.type == "ACCUSE" and o.sentence_no == event.sentence_no and 0 < event.first - o.last <= _WITHIN and o.target == event.source and o.source != event.source}
    if len(accusers) == 1 and (code := accusers.pop()) and not code.startswith(("o-", "p-")) and "unnamed" not in event.rule:
        _fill(event, code, "accuser")


def _answered(event, events: list) -> None:
    """اتهمت باريس أنقرة، وهو ما رفضه أردوغان: what one rejects was said to him shortly before."""
    said = [o for o in events if o.type in ("ACCUSE", "REQUEST", "THREATEN") and o.target == event.source and o.source and o.source != event.source and "side by" not in o.rule and 0 <= event.sentence_no - o.sentence_no <= 1 and (o.sentence_no, o.first) < (event.sentence_no, event.first)]
    if said:
        _fill(event, said[-1].source, "what is rejected")


def _from_beside(event, events: list) -> None:
    """انتقد الاعتقالات، داعيا تركيا إلى: of what one says in a sentence both is said to the same."""
    beside = {o.target for o in events if o is not event and o.sentence_no == event.sentence_no and o.source == event.source and o.type in ("REQUEST", "ACCUSE", "THREATEN", "SANCTION") and o.target and "side by" not in o.rule}
    if len(beside) == 1:
        _fill(event, beside.pop(), "sentence")


def _of_protest(event, events: list) -> None:
    """وقفة احتجاجية للمطالبة بـ: who protests in the sentence is who demands."""
    beside = [o for o in events if o.type == "PROTEST" and o.sentence_no == event.sentence_no and o.source and o.first < event.first]
    if beside:
        _fill(event, beside[-1].source, "sentence")


def _nearest(event, others: Iterator) -> object | None:
    return min(others, key=lambda o: (o.status != event.status, abs(o.sentence_no - event.sentence_no), o.first), default=None)


def _from_full(event, events: list) -> None:
    known = {event.source, event.target} - {None}
    full = (o for o in events if o is not event and o.type == event.type and o.source and o.target and "side by" not in o.rule)
    if not known:
        near = _nearest(event, (o for o in full if abs(o.sentence_no - event.sentence_no) <= 1))
        if near is not None and event.type in ("ASSAULT", "PROTEST"):
            _fill(event, near.source, "article")
            _fill(event, near.target, "article")
        return
    (code,) = known
    if event.type in TWO_SIDED or event.mode == "ceasefire":
        near = _nearest(event, (o for o in full if code in (o.source, o.target) and o.source != o.target))
        other = near and (near.target if near.source == code else near.source)
        if near and event.mode == near.mode == "visit" and code in (event.source and near.target, event.target and near.source):
            event.source, event.target = event.target, event.source  # a visit told again goes the same way
        if near and event.type not in TWO_SIDED:
            event.source, event.target = (code, None) if near.source == code else (None, code)  # a truce told again, from the side told first
    else:
        same = [o for o in full if (o.source if event.source else o.target) == code]
        others = {o.target if event.source else o.source for o in same}
        near = _nearest(event, (o for o in same if len(others) == 1 or abs(o.sentence_no - event.sentence_no) <= _NEAR))
        other = near and (near.target if event.source else near.source)
    if other and not other.startswith(("o-", "p-")):  # one whom no lexicon names is seldom meant again
        _fill(event, other, "article")


def _from_half(event, events: list) -> None:
    """USA>None and None>IRQ of one type are USA>IRQ."""
    mine = event.source or event.target
    halves = (
        o for o in events
        if o is not event and _is_open(o) and o.type == event.type and bool(o.source) != bool(o.target) and bool(o.source) != bool(event.source)
        and (o.source or o.target) != mine and abs(o.sentence_no - event.sentence_no) <= 4
    )  # fmt: skip
    near = _nearest(event, halves)
    if near is not None:
        other = near.source or near.target
        _fill(near, mine, "article")
        _fill(event, other, "article")


def _dyad(events: list, actors: list[ActorMention]) -> frozenset[str] | None:
    """The two states, armed groups or bodies of states that an article is about: those that most full events are between and that it names most."""
    acting = [m for m in actors if m.actor.known and (m.actor.kind in ("country", "armed_group") or m.sector == "IGO" or party(m) == m.country)]
    named = Counter(code for m in acting if (code := party(m)))
    pairs = Counter(frozenset((e.source, e.target)) for e in events if e.source != e.target and {e.source, e.target} <= named.keys())
    leading = frozenset(code for code, _ in named.most_common(2))
    if pairs:
        (pair, times), *others = pairs.most_common(2)
        told = sum(named[code] for code in pair) * 2 > sum(named.values())
        if told and (not others or times > others[0][1]) and (times > 1 or pair == leading):
            return pair
    return None


def _protest(event, setting: str | None) -> None:
    """People protest in their own country, and against its authorities where nobody else is named."""
    home = event.target if event.target and "target by place" in event.rule else setting
    if event.source is None and home and not (event.mode == "vandalize" and home == event.target):  # those who burn a state's flag are hardly its own
        _fill(event, home, "place")
    if event.target is None and event.source:
        _fill(event, event.source if len(event.source) == 3 or not home else home, "place")
