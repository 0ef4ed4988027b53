"""Subject, objects and genitives of an event word that is a verb or a participle."""


from waqai.tasks.document import Token, Word
from waqai.tasks.extract.agreement import agrees
from waqai.tasks.extract.around import AMONG, HARM, MEANS, TIMES, Around, Slots, could_act, first_subject, follows, of_whom
from waqai.tasks.extract.chunks import AGENT, Phrase, bare, has_pronoun, pronoun_of, tanwin, with_joined
from waqai.tasks.extract.context import Context
from waqai.tasks.extract.date_readers import begins
from waqai.tasks.extract.event_words import Entry
from waqai.tasks.extract.mention import ActorMention, party
from waqai.tasks.extract.word_kinds import is_auxiliary, is_kind, is_light
from waqai.tasks.normalise import fold

_APART = {"ه": "3ms", "ها": "3fs", "هم": "3mp", "هما": "3d"}  # إياه
_WHOEVER = {"من", "ومن", "ما", "وما", "ممن", "مما"}
_NAMELY = {fold(w) for w in "وهي وهما وهم هي هما هم".split()}


def of_verb(context: Context, around: Around) -> tuple[Slots, Phrase | None]:
    tokens, i = context.tokens, around.first
    entry = around.entry
    word = _reread(tokens[i].word, entry)
    genitive = next((p for p in bare(around.after) if around.last > i and p.first > around.last and follows(tokens, around.last, p.first)), None)
    matter = genitive if genitive is not None and not genitive.mentions and tokens[around.last].word.pos.startswith("noun") and genitive.head.word.pos.startswith("noun") and not could_act(genitive) else None
    if genitive is not None and "gen" not in (*entry.source, *entry.target):
        genitive = None
    asides = _asides(tokens, around.last, max((p.last for p in around.after), default=around.last) + 1)
    of = with_joined(around.after, genitive) if genitive else [matter]
    of += [p for p in around.after if p.counted and p.is_kind("span-of-time") and not p.mentions]  # سجن عشر سنوات
    behind = _without_names(tokens, [p for p in bare(around.after) if p not in of and not any(a < p.first < b for a, b in asides)])
    near = behind[0] if behind and behind[0].first <= around.last + 3 and not _between(around, behind[0]) else None
    far = behind[0] if behind and behind[0].first <= around.last + 9 and not context.carried(word, here=True) else None
    adjacent = near or far
    if adjacent is not None and adjacent.owner and adjacent.is_kind("counterpart") and context.carried(word, here=True) is not None:
        adjacent = None  # والتقى نظيره: whose counterpart it is, is the subject
    ahead = _beside(context, around, word) if entry.form == "participle" else _ahead(context, around)
    if ahead is not None and entry.form != "participle" and not could_act(ahead) and adjacent is not None and adjacent.actors and agrees(word, adjacent, before=False) and not around.clause.relative:
        ahead = None  # a place or time before the verb is no subject of it
    if ahead is not None and i and tokens[i - 1].surface == "،" and tokens[around.clause.first].word.key.lstrip("و") in TIMES and adjacent is not None and adjacent.actors and agrees(word, adjacent, before=False):
        ahead = None  # منذ غزو روسيا أوكرانيا، قدمت بولندا
    if ahead is None and _taken_up(tokens, around):
        ahead = context.carried(word) or (Phrase(i, i, "", tokens[i]) if word.gender == "f" or word.number == "p" else None)  # إنها استهدفت مسلحين: not these
    if ahead is None and i and tokens[i - 1].word.key in _WHOEVER and (word.aspect != "p" or i == 1 or not tokens[i - 2].word.pos.startswith("noun")):
        ahead = Phrase(i - 1, i - 1, "", tokens[i - 1])  # من يدعمون: nobody who was spoken of
    resumed = word.enclitic or around.clause.relative and any(has_pronoun(t.word) for t in tokens[i + 1 : adjacent.first if adjacent else i + 1])
    described = ahead is not None and not around.clause.relative and adjacent is None and word.enclitic == f"3{ahead.gender}s" and not ahead.definite and not ahead.is_kind("person") and tokens[i - 1].word.pos != "punc" and around.first == i
    if ahead is not None and adjacent is None and (around.clause.relative and _resumed(word, ahead) or described and (told := context.subject or context.carried(word, here=True)) is not None):
        carried = told if described else context.carried(word)
        subject, objects = [carried] if carried else [], [ahead]  # الوزير الذي وصفوه
    elif ahead is not None and resumed and adjacent is not None and agrees(word, adjacent, before=False):
        subject, objects = with_joined(behind, adjacent), [ahead]  # الهجوم الذي شنه الجيش
    elif ahead is not None:
        subject, objects = with_joined(around.before, ahead) if ahead in around.before else [ahead], behind
    elif entry.form == "participle":
        subject, objects = [], behind  # داعية الدولة: of somebody without a name
    elif adjacent is not None and not _accusative(adjacent) and (agrees(word, adjacent, before=False) or _state_alone(context, around, adjacent)):
        subject = [p for p in with_joined(behind, adjacent) if adjacent.first > around.last or p.first < around.last]  # علقت بكين استيراد الفواكه والأسماك
        objects = [p for p in behind if p not in subject]
    elif word.person == "1":
        subject, objects = [Phrase(i, i, "", tokens[i], context.speaker(i))], behind
    elif i + 2 < len(tokens) and word.person == "3" and _so_many(tokens[i + 1].word, tokens[i + 2].word):
        subject, objects = [Phrase(i + 1, i + 1, "", tokens[i + 1])], behind
    else:
        of_noun = around.clause.relative and not any(t.word.pos == "verb" and not is_auxiliary(t.word) for t in tokens[around.clause.first : i])
        carried = None if of_noun else context.carried(word, here=True)
        if carried is not None and carried.gender is None and word.gender == "f":
            carried = _named_before(context, around, word) or carried  # سنرد على إيران إذا هددت: no man
        carried = None if of_noun else carried or _named_before(context, around, word) or _first_of(context, around, word) or context.carried(word)
        subject, objects = [carried] if carried else [], behind
        if carried is not None and word.number in ("d", "p") and context.here(carried):
            earlier = context.phrases(0, i - 1)
            subject = next((with_joined(earlier, p) for p in earlier if p.first == carried.first), subject)  # زار فلان وفلان المدينة حيث التقوا
        if carried is None and word.number == "d":
            subject = [Phrase(i, i, "", tokens[i], [mention], number="s") for mention in context.pair() or context.two(i, [])]
    if around.last > i and is_kind(tokens[around.last].word, "protester"):
        subject, objects = [Phrase(around.last, around.last, "", tokens[around.last])], behind  # أحرق متظاهرون صورا
    if objects and subject and _same(context, around, subject[0], objects[0]):
        around.after = [p for p in around.after if not subject[0].last < p.first < objects[0].first]
        subject, objects = [objects[0], *subject[1:]], objects[1:]
    apart = next((t.word.key.removeprefix("ايا") for t in tokens[i + 1 : i + 3] if t.word.key.startswith("ايا")), None)
    if apart in _APART:
        objects = [Phrase(i, i, "", tokens[i], _told_of(context, subject) or context.antecedent(_APART[apart], i, [m for p in subject for m in p.mentions]))]  # داعيا إياها
    if word.enclitic and not objects and word.enclitic.startswith("3") and word.enclitic.endswith("d"):
        objects = [Phrase(i, i, "", tokens[i], [m], joined=bool(n)) for n, m in enumerate(context.two(i, [m for p in subject for m in p.mentions]))]  # وحذرتهما
    elif word.enclitic and not objects and word.enclitic.startswith("3"):
        objects = [Phrase(i, i, "", tokens[i], context.antecedent(word.enclitic, i, [m for p in subject for m in p.mentions]))]
    objects = _objects(tokens, [p for p in objects if not _stray(context, around, p) and not p.is_kind("manner")])
    slots: Slots = {"gen": with_joined(around.after, genitive)} if genitive else {}
    freed = pronoun_of(tokens[around.last]) if around.last > i and entry.mode == "release" and "gen" not in slots else None
    if freed:
        slots["gen"] = [Phrase(around.last, around.last, "", tokens[around.last], context.antecedent(freed, i, [m for p in subject for m in p.mentions if {p.gender, freed[1]} != {"m", "f"}]), owner=freed)]  # أطلقت سراحه
    accused = is_light(word, "never-alone-verb") and not objects and not word.enclitic and subject and subject[0] is adjacent and context.carried(word, here=True) is None
    if accused and (accuser := _first_of(context, around, word)) is not None:
        return slots | {"subj": [accuser], "obj": subject}, accuser  # تقريرا تتهم فيه أريتريا
    if accused:
        return slots | {"obj": subject}, None  # اتهم الوزير السابق بالخيانة
    if around.last == i and not objects and not word.enclitic and subject and subject[0] is adjacent and any(p.preposition == AGENT for p in around.after):
        return slots | ({"subj": subject} if "subj" in entry.target else {"obj": subject}), None  # ضبطت أسلحة من قبل البحرية
    if word.voice == "p" and around.last == i or not objects and not word.enclitic and _suffers(context, around, subject, ahead is not None):
        patient = objects or subject
        return slots | ({"subj": patient} if "subj" in entry.target else {"obj": patient}), None
    if subject and not objects and genitive is None and not word.enclitic and subject[0] is adjacent and _may_be_asked(entry, subject[0]) and (entry.type not in HARM or not could_act(subject[0])) and ("w" in word.proclitics or tokens[i - 1].word.key == "حيث"):
        carried = context.carried(word, here=True) or (context.carried(word) if "w" in word.proclitics and not could_act(subject[0]) else None)
        carried = carried if carried is not None and carried.actors else None
        if tokens[i - 1].surface == "،" and entry.type in ("REQUEST", "THREATEN") and not is_light(word, "transitive-verb") and not _spoken_to(context, carried, subject[0]):
            carried = None  # behind a comma their object may be left out as well
        if carried is not None and not any(p.preposition in map(fold, entry.target) and p.actors for p in around.after):
            return slots | {"subj": [carried], "obj": subject}, carried  # واتهم الوزير بـ: of one who was spoken of before
    subject = _speakers(context, around, subject)
    return slots | {"subj": subject, "obj": objects}, subject[0] if subject else None


def _so_many(word: Word, behind: Word) -> bool:
    """تظاهر المئات في، قتل العشرات: a definite number without what is counted, of whom nobody was told before."""
    return word.key.startswith("ال") and is_kind(word, "quantity") and behind.pos in ("prep", "punc", "adv", "conj") and behind.key != "من"


def _first_of(context: Context, around: Around, word: Word) -> Phrase | None:
    """نشرت المنظمة تقريرا تتهم فيه: the subject of the verb that the clause begins with, of an imperfect behind it."""
    first = first_subject(context, around.clause) if word.aspect == "i" and not around.clause.relative else None
    return first if first is not None and first.first < around.first and first.actors and agrees(word, first, before=True) else None


def _spoken_to(context: Context, one: Phrase | None, other: Phrase) -> bool:
    """شككت ميركل في رواية السعودية، ودعت الرياض إلى: the same two as in the deed told last in the sentence."""
    last = context.dyads[-1] if context.dyads else None
    if one is None or last is None or last[0].sentence_no != context.sentence.no:
        return False
    return party(last[0]) in {party(m) for m in one.mentions} and party(last[1]) in {party(m) for m in other.mentions}


def _told_of(context: Context, subject: list[Phrase]) -> list[ActorMention]:
    """اتهمت موسكو واشنطن، محذرة إياها: the target of the same one's deed told last in the sentence."""
    codes = {party(m) for p in subject for m in p.mentions}
    last = context.dyads[-1] if context.dyads else None
    return [last[1]] if last and party(last[0]) in codes and last[1].sentence_no == last[0].sentence_no == context.sentence.no else []


def _accusative(phrase: Phrase) -> bool:
    """الطرفين، المسؤولين: a dual or sound plural in ين is no subject."""
    word = phrase.head.word
    at_head = any(m.first <= phrase.first <= m.last and not m.is_adjective for m in phrase.mentions)
    return word.number in ("d", "p") and word.known and not phrase.counted and not at_head and word.stem.endswith("ين") and word.stem.removeprefix("ال").removesuffix("ين") in (fold(word.lemma), fold(word.lemma).removesuffix("ه"))


def _resumed(verb: Word, noun: Phrase) -> bool:
    """الوزير الذي وصفوه، المعارض الذي اعتقلته: a relative verb's pronoun is its noun where only that agrees, or where no woman's verb can have it as its subject."""
    if not verb.enclitic or not verb.enclitic.startswith("3"):
        return False
    return verb.number == "p" and noun.number == "s" or verb.enclitic == "3ms" and verb.gender == "f" and noun.gender != "f"


def _speakers(context: Context, around: Around, subject: list[Phrase]) -> list[Phrase]:
    """أصدر البرلمان قرارا يدين، رسالة تطالبها: a document speaks for who is named in it, else for who makes or sends it."""
    if not subject or subject[0].definite or not subject[0].is_kind("document") or subject[0].actors:
        return subject
    said_by = [p for p in around.after if p.preposition in (fold("عن"), "ل", "من") and p.actors and p.last < around.first]
    maker = context.subject or next((p for p in [first_subject(context, around.clause)] if p is not None and p.first < around.first), None) or next(iter(reversed(context.subjects[context.earlier :])), None)
    if said_by or maker is None or maker.is_kind("document"):
        return said_by[:1] or subject
    return with_joined(around.before, maker) if maker in around.before else [maker]


def _named_before(context: Context, around: Around, word: Word) -> Phrase | None:
    """هدد بطرد القوات السورية إذا لم تنسحب: who was named last in the sentence, where only that agrees with a woman's or several people's verb."""
    if word.gender != "f" and word.number not in ("d", "p") or around.first == around.clause.first == 0:
        return None
    named = [p for p in context.phrases(0, around.first - 1) if p.actors and p.actors[0].actor.kind != "media"]
    parts = [part for p in named for part in (p, *context.phrases(p.first + 1, p.last)[:1]) if part.actors]  # in بطرد القوات: القوات
    return next((p for p in reversed(parts) if p.gender == word.gender and agrees(word, p, before=True)), None)


def _asides(tokens: list[Token], first: int, last: int) -> list[tuple[int, int]]:
    """، بينهم فلان وفلان، وهي فرنسا وألمانيا: from the word that leads those who are meant to the next comma."""
    found = []
    for j in range(first + 1, last):
        if tokens[j].word.stem in AMONG and tokens[j].word.enclitic or tokens[j].word.key in _NAMELY and tokens[j - 1].surface == "،":
            found.append((j, next((k for k in range(j + 1, last) if tokens[k].surface == "،"), last)))
    return found


def _without_names(tokens: list[Token], listed: list[Phrase]) -> list[Phrase]:
    """رئيس الهيئة، فلان، ... المبعوث، البريطاني فلان، ...: a name between commas behind an office tells whose that is."""
    kept: list[Phrase] = []
    for phrase in listed:
        led = kept[-1] if kept and kept[-1].last == phrase.first - 1 and [m.is_adjective for m in kept[-1].mentions] == [True] and kept[-1].first == kept[-1].last else None
        first = led.first if led else phrase.first
        between = first > 0 and phrase.last + 1 < len(tokens) and tokens[first - 1].surface == tokens[phrase.last + 1].surface == "،"
        if between and led and len(kept) > 1 and kept[-2].is_kind("office"):
            kept.pop()
        if between and kept and kept[-1].is_kind("pair") and not kept[-1].mentions and phrase.actors and phrase.first == kept[-1].last + 2:
            kept[-1] = phrase  # البلدان، مصر وقبرص،
            continue
        named = between and kept and kept[-1].is_kind("office") and phrase.mentions and phrase.mentions[-1].actor.kind == "person"
        if named and (phrase.mentions[0].first == phrase.first or len(kept) == 1 and phrase.is_kind("office") and phrase.last == phrase.mentions[-1].last):
            kept[-1].mentions = kept[-1].mentions or phrase.mentions
        else:
            kept.append(phrase)
    return kept


def _same(context: Context, around: Around, office: Phrase, name: Phrase) -> bool:
    """الأمين العام للاتحاد لطلبة البلاد فلان: a name behind an office, with nothing but what it is of between them."""
    if not office.is_kind("office") or any(not m.is_adjective for m in office.actors) or name.first <= office.last or not any(m.actor.kind == "person" for m in name.mentions[:1]):
        return False
    between = [p for p in around.after if office.last < p.first < name.first]
    marks = any(t.word.pos in ("punc", "verb") for t in context.tokens[office.last + 1 : name.first])
    return bool(between) and not marks and all(p.preposition in ("ل", "ب", "في", fold("إلى"), fold("لدى")) for p in between)


def _taken_up(tokens: list[Token], around: Around) -> bool:
    """إنه، أنها, right before the verb: its subject is who was spoken of."""
    near = all(t.word.key in ("قد", "لم", "لن", "لا", "سوف") for t in tokens[around.clause.first + 1 : around.first])
    return of_whom(tokens[around.clause.first].word) and near


def _reread(word: Word, entry: Entry) -> Word:
    """تظاهر, taken for a woman's present, is the lexicon's own past, as is بأنه شن, taken for a noun; a participle is as a verb of its gender and number."""
    if entry.form == "phrase" and word.pos != "verb":
        return word._replace(pos="verb", enclitic=None, aspect="p", voice="a", person="3", gender="m", number="s")
    if entry.form == "participle":
        gender, number = {"ه": ("f", "s"), "ين": ("m", "p"), "ات": ("f", "p")}.get(next((end for end in ("ين", "ات", "ه") if word.key.endswith(end)), ""), ("m", "s"))
        return word._replace(pos="verb", enclitic=None, aspect="p", voice="a", person="3", gender=gender, number=number)
    return word._replace(aspect="p", gender="m", number="s", person="3", voice="a") if word.aspect == "i" and word.stem in entry.words and "s" not in word.proclitics else word


def _state_alone(context: Context, around: Around, phrase: Phrase) -> bool:
    """تعاونت الأردن, رفض إيران: writers differ on the gender of states, and of headlines' verbal nouns; where nobody else can be meant the state is the subject."""
    named = any(m.actor.kind == "country" and not m.is_adjective and m.first == phrase.first for m in phrase.actors)
    word = context.tokens[around.first].word
    alone = around.first == 0 or "obj" not in around.entry.target
    return named and alone and word.number != "p" and word.person != "1" and context.carried(word) is None


def _may_be_asked(entry: Entry, phrase: Phrase) -> bool:
    """ودعت السلطات الإيرانية إلى الحوار: who stands behind a verb may be its object, an organ also that of a phrase that does not say so."""
    return "obj" in entry.target or entry.type == "REQUEST" and phrase.is_kind("organ") and all(m.is_adjective for m in phrase.mentions)


def _between(around: Around, phrase: Phrase) -> bool:
    """Another phrase stands between the verb and a bare one."""
    return any(p.first < phrase.first and p.preposition for p in around.after)


def _beside(context: Context, around: Around, word: Word) -> Phrase | None:
    """Of whom a participle tells: the subject of its clause, else the one spoken of before."""
    if context.subject is not None and agrees(word, context.subject, before=True):
        return context.subject
    led = [p for p in bare(around.before) if p.actors and agrees(word, p, before=True)]
    return next(iter(led), None) or context.carried(word)


def _stray(context: Context, around: Around, phrase: Phrase) -> bool:
    """Behind a phrase with a preposition a bare one is more often an adjective or adverb, unless it names or counts somebody; in quotation marks it names that phrase."""
    if phrase.first and context.tokens[phrase.first - 1].surface in "«\"“'" and any(p.preposition and p.last == phrase.first - 2 for p in around.after):
        return True
    if not _between(around, phrase) or phrase.first < around.first:
        return False
    if context.tokens[phrase.first - 1].surface == "،" and tanwin(phrase.head) and any(p.preposition == "ل" and p.first == phrase.last + 1 for p in around.after):
        return False  # استهدف هجوم بسيارة، أمس، موكبا للسفارة
    if around.entry.type in ("ACCUSE", "SUPPORT", "REJECT") and phrase.definite and (phrase.is_kind("attack") or phrase.is_kind("deed")):
        return False  # أدان الأمين العام للأمم المتحدة الهجوم
    return not (phrase.counted or phrase.actors or around.entry.mode == "visit" and phrase.mentions or any(phrase.is_kind(kind) for kind in ("person", "force", "office", "organ", "pair", "body")))


def _objects(tokens: list[Token], listed: list[Phrase]) -> list[Phrase]:
    """The first bare phrase and those joined to it, or the one next to it where only that names an actor, no comma between."""
    if not listed:
        return []
    named = next((p for n, p in enumerate(listed[:2]) if p.mentions and not (n and tokens[p.first - 1].surface == "،")), listed[0])
    return with_joined(listed, named)


def _ahead(context: Context, around: Around) -> Phrase | None:
    """The subject that stands before its verb: what a relative clause tells more of, or the noun right before."""
    tokens, i, clause = context.tokens, around.first, around.clause
    word = tokens[i].word
    verbs = [j for j in range(clause.first, i) if tokens[j].word.pos == "verb" and not is_auxiliary(tokens[j].word)]
    near = around.before[-1] if around.before else None
    end = near.last if near else 0
    if near is not None and near.preposition == "من" and len(around.before) > 1 and around.before[-2].counted and around.before[-2].last >= near.first - 2:
        near = around.before[-2]  # 21 عنصرا من قوات الأمن قتلوا
    if tokens[i - 1].word.key == "قد" and (been := _been(context, around)) is not None:
        return been
    if near is not None and (verbs or near.preposition) and end >= i - 2 and not near.definite and (near.counted or not near.adverbial or could_act(near)) and tokens[i - 1].surface not in "،؛:" and "w" not in word.proclitics:
        by_which = around.entry.type in HARM and any(is_kind(t.word, "attack") and t.word.key.endswith("ه") == (word.gender == "f") for t in tokens[near.first + 1 : near.last + 1])
        return near if agrees(word, near, before=True) or word.enclitic or by_which else None  # هجوم استهدف، قصف شنه، بانفجار عبوة استهدفت
    letter = next((p for p in reversed(around.before[-3:]) if p.is_kind("document") and not p.definite), None)
    if letter is not None and verbs and tokens[i - 1].surface not in "،؛:" and "w" not in word.proclitics and agrees(word, letter, before=True):
        return letter  # رسالة إلى إيران تطالبها
    if clause.relative and not verbs:
        noun = context.noun_of(clause)
        own = bare(around.before)
        if noun is not None and not own and (word.enclitic or agrees(word, noun, before=True)):
            return noun
    if verbs and verbs[-1] != i - 1:
        return None
    cut = next((j for j in range(i - 1, clause.first - 1, -1) if tokens[j].surface in "-–:)"), -1)
    led = [p for p in bare(around.before) if not p.joined and p.first > cut and ("w" not in word.proclitics or could_act(p))]  # إنها مهزلة وطالبت
    for phrase in reversed(led):
        pair = word.number in ("d", "p") and word.person == "3" and len(with_joined(around.before, phrase)) > 1  # مصر والعراق يوقعان
        if (pair or agrees(word, phrase, before=True)) and not (phrase.is_kind("attack") and phrase.preposition):
            return phrase
    return None


def _been(context: Context, around: Around) -> Phrase | None:
    """كان شاب يبلغ العشرين قد هاجم: what stands behind كان is the subject of the verb behind قد."""
    tokens, clause = context.tokens, around.clause
    been = next((j for j in range(clause.first, around.first - 1) if fold(tokens[j].word.lemma) == "كان"), None)
    if been is None:
        return None
    led = [p for p in bare(around.before) if p.first > been and agrees(tokens[around.first].word, p, before=True)]
    if not led or led[0].first > been + 1:
        return None
    beside = [p for p in led[1:2] if p.actors and not led[0].actors and tokens[p.first - 1].surface == "،"]  # كانت الرئيسة السابقة، فلانة، قد قتلت
    return (beside or led)[0]


def _suffers(context: Context, around: Around, subject: list[Phrase], ahead: bool) -> bool:
    """قتل 13 عراقيا، خطف صحافي، جنديان قتلا في هجوم: a verb of harm without an object, unvowelled, tells what its subject suffered."""
    tokens, word, entry = context.tokens, context.tokens[around.first].word, around.entry
    if around.last > around.first or (entry.type not in HARM and entry.mode not in ("expel", "convict")) or "obj" not in entry.target or word.stem[1:2] == "ا" and word.aspect == "p":
        return False
    if not subject:
        return _injured(tokens, around.last)
    phrase = subject[0]
    if phrase.is_kind("attack") and not (phrase.is_kind("force") and _injured(tokens, phrase.last)):
        return False
    if ahead or phrase.last < around.first:
        armed = phrase.is_kind("force") or any(m.actor.kind in ("country", "armed_group") and not m.is_adjective for m in phrase.mentions[:1])
        return _injured(tokens, around.last) or not armed
    named = any(m.actor.kind == "person" for m in phrase.mentions)
    force = phrase.is_kind("force") or phrase.is_kind("organ") or any(m.actor.kind != "person" and not m.is_adjective for m in phrase.mentions)
    return phrase.counted or phrase.is_kind("person") or phrase.is_kind("office") or named or not force or _injured(tokens, phrase.last)


def _injured(tokens: list[Token], at: int) -> bool:
    """في هجوم، برصاص: what stands behind says that its subject suffered."""
    behind = [t.word for t in tokens[at + 1 : at + 7] if t.word.pos == "prep" or not begins(t.word.key)][:3]  # قتلوا الخميس في غارة
    if not behind or not (behind[0].stem in MEANS or "b" in behind[0].proclitics):
        return False
    return any(is_kind(w, "attack") for w in behind)
