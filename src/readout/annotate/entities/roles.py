"""Read what is said of somebody right beside the name: titles before it, apposition around it.

"Norwegian Fisheries Minister Lena Holm", "Lena Holm, a veteran trawler captain,", "the airline's
chief, Lena Holm", "the port of Harvik", "the Harvik ferry". Nothing is rephrased: a description is
a stretch of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.reading import Reading
from readout.model.layers import EntityType

# Words between the start of a description and the name; longer ones are misparsed lists.
LONGEST_DESCRIPTION = 10


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a name.

    Attributes:
        first: the first token of the longer form of the name; -1 when there is none.
        last: the last token of that form.
        role_first: the first token of the words that say who it is; -1 when nothing is said.
        role_last: the last.
        head: the token of the noun that says it; -1 when nothing is said.
        stands_alone: whether they are a phrase of their own: "the airline's chief, Lena Holm".
    """

    first: int = -1
    last: int = -1
    role_first: int = -1
    role_last: int = -1
    head: int = -1
    stands_alone: bool = False


def describe(reading: Reading, use: Candidate, kind: EntityType) -> Iterator[Description]:
    """Yield what stands before, after and around one use of a name."""
    start = _description_start(reading, use, kind)
    if start < use.first:
        yield from _before(reading, use, start, kind)
    elif kind in ("place", "organisation", "other") and (found := _of_kind(reading, use)):
        yield found
    yield from _apposed(reading, use, kind)
    if kind in ("place", "organisation"):
        yield from _after(reading, use, kind)


def head_of(reading: Reading, use: Candidate) -> int:
    """Give the token of the name that the others depend on."""
    for token in range(use.last, use.first - 1, -1):
        if not use.first <= reading.parse.heads[token] <= use.last or reading.parse.heads[token] == token:
            return token
    return use.last


def _calls(reading: Reading, token: int, kind: EntityType) -> bool:
    """Say whether a common noun right before a name says what it names, whatever the tree says."""
    return _is_noun(reading, token) and reading.names.lexicon.kind_of_word(reading.words[token]) == kind


def _description_start(reading: Reading, use: Candidate, kind: EntityType) -> int:
    """Give the first token of the words that describe the name from the left."""
    sentence = reading.parse.sentences[reading.sentence_of[use.first]][0]
    lowest = max(sentence, use.first - LONGEST_DESCRIPTION)
    start = use.first
    while start > lowest:
        before = start - 1
        title = reading.titles.get(before)
        if before == use.first - 1 and _calls(reading, before, kind):
            start = before
        elif title is not None and (before == use.first - 1 or _belongs(reading, before, use, start)):
            start = max(title, lowest)
        elif _belongs(reading, before, use, start):
            start = before
        else:
            break
    while start < use.first and _only_joins(reading, reading.words[start]):
        start += 1
    return start


def _only_joins(reading: Reading, word: str) -> bool:
    around = reading.names.around
    return word in ("-", ",") or word in around.possessive_marks or word in around.conjunctions


def _belongs(reading: Reading, token: int, use: Candidate, start: int) -> bool:
    """Say whether the token before `start` belongs to the description, by the tree and by its class."""
    parse, word, around = reading.parse, reading.words[token], reading.names.around
    title = reading.names.lexicon.title_kind(reading.folded[start])
    if reading.is_value[token] or title == "honorific":
        return False
    if word in around.possessive_marks:
        return parse.deps[token] == "case" or parse.pos[token] == "PART"
    if word == "-":  # "Oslo-based Veltrix", but not "Oslo-Bergen"
        return token > 0 and start < use.first and parse.ends[token] == parse.starts[start]
    if word in around.conjunctions:
        return title != "" and token - 1 in reading.titles
    if not token < parse.heads[token] <= use.last:
        return False
    if parse.pos[token] == "VERB":
        return parse.tags[token] in ("VBN", "VBG") and reading.words[token - 1] == "-"
    return word[:1].isalnum() and parse.pos[token] in ("PROPN", "NOUN", "ADJ", "DET", "PRON", "NUM")


def _before(reading: Reading, use: Candidate, start: int, kind: EntityType) -> Iterator[Description]:
    lexicon, around, folded = reading.names.lexicon, reading.names.around, reading.folded
    first = start
    if folded[start] in around.determiners and (kind != "place" or folded[start] not in around.definite):
        first = start + 1
    lone = folded[first] if use.first - first == 1 else ""
    if first >= use.first or lone in around.definite or lone in around.possessives:
        return
    said = use.first - 1
    titled = said in reading.titles or _is_noun(reading, said)
    if lexicon.country(reading.text(use.first, use.last)) or reading.parse.tags[said] in ("NNS", "NNPS"):
        return  # "northern Norway" is not Norway; "the skippers Holm and Lund" are not each the skippers
    if not titled and kind == "person":
        return
    title = lexicon.title_kind(folded[said])
    if kind != "person" and title and folded[said] not in around.of_things:
        return
    role_first = first + (folded[first] in around.determiners)
    if titled and title != "honorific":
        yield Description(first, use.last, role_first, said, said)
    else:
        yield Description(first, use.last)


def _is_noun(reading: Reading, token: int) -> bool:
    return reading.parse.pos[token] == "NOUN" and reading.words[token].islower()


def _of_kind(reading: Reading, use: Candidate) -> Description | None:
    """Read "the port of Harvik": a noun that says what the place is, with all that describes it."""
    noun, of, around = use.first - 2, use.first - 1, reading.names.around
    if noun < 0 or reading.words[of] not in around.of or reading.parse.heads[of] != noun:
        return None
    word = reading.words[noun]
    if reading.names.lexicon.kind_of_word(word) != "place" or not word.islower():
        return None
    first = reading.reach.first[noun]
    if noun - first > LONGEST_DESCRIPTION or reading.folded[first] in around.indefinite:
        return None
    return Description(first, use.last, first + (reading.folded[first] in around.definite), noun, noun)


def _apposed(reading: Reading, use: Candidate, kind: EntityType) -> Iterator[Description]:
    parse, head = reading.parse, head_of(reading, use)
    for child in parse.children[head]:
        if parse.deps[child] == "appos" and child > use.last and _says_who(reading, child, kind):
            first, last = reading.reach.first[child], _end_of_phrase(reading, child)
            if first <= use.last + 3 and reading.words[first - 1] in (",", "("):
                yield Description(role_first=first, role_last=last, head=child)
    noun = parse.heads[head]
    if parse.deps[head] == "appos" and noun < use.first and _says_who(reading, noun, kind):
        noun, last = _whole_role(reading, noun), noun
        first = reading.reach.first[noun]
        if _leads_to(reading, last, use.first) and last - first <= LONGEST_DESCRIPTION:
            yield _around(reading, use, first, last, noun)
    if parse.deps[head] in ("nsubj", "nsubjpass"):
        yield from _copula(reading, noun, kind)
    elif parse.deps[head] == "pobj" and kind == "person":
        yield from _identified(reading, noun)


def _leads_to(reading: Reading, last: int, name: int) -> bool:
    """Say whether nothing stands between a role and a name, or a comma, or a verb of speech and a comma."""
    between = reading.words[last + 1 : name]
    if len(between) == 2 and between[0] in reading.names.around.cues:
        del between[0]
    return between in ([","], [])


def _whole_role(reading: Reading, noun: int) -> int:
    """Climb from "gunman" to "brother" in "the brother of the gunman, …"."""
    parse, preposition = reading.parse, reading.parse.heads[noun]
    if parse.deps[noun] == "pobj" and reading.words[preposition] in reading.names.around.of:
        whole = parse.heads[preposition]
        if reading.names.lexicon.title_kind(reading.folded[whole]) and whole < noun:
            return whole
    return noun


def _around(reading: Reading, use: Candidate, first: int, last: int, head: int) -> Description:
    around = reading.names.around
    if reading.folded[first] in around.indefinite:
        return Description(role_first=first, role_last=last, head=head)
    longer = first if around.cues.isdisjoint(reading.words[last + 1 : use.first]) else -1
    return Description(longer, use.last, first, last, head, stands_alone=True)


def _identified(reading: Reading, preposition: int) -> Iterator[Description]:
    """Read "the skipper was identified as Lena Holm": the one who is identified."""
    parse, verb, around = reading.parse, reading.parse.heads[preposition], reading.names.around
    if reading.words[preposition] not in around.identified_as or parse.lemmas[verb] not in around.identifying:
        return
    noun = parse.child(verb, "dobj", "nsubjpass")
    if noun is None and parse.deps[verb] in ("acl", "advcl"):
        noun = parse.heads[verb]
    if noun is not None and _says_who(reading, noun, "person"):
        yield Description(role_first=reading.reach.first[noun], role_last=noun, head=noun)


def _copula(reading: Reading, verb: int, kind: EntityType) -> Iterator[Description]:
    """Read "Lena Holm is the harbour master"."""
    parse = reading.parse
    if parse.lemmas[verb] not in reading.names.around.copulas or parse.child(verb, "neg") is not None:
        return
    attribute = parse.child(verb, "attr")
    if attribute is not None and _says_who(reading, attribute, kind):
        yield Description(
            role_first=reading.reach.first[attribute],
            role_last=_end_of_phrase(reading, attribute),
            head=attribute,
        )


def _says_who(reading: Reading, token: int, kind: EntityType) -> bool:
    if reading.parse.pos[token] not in ("NOUN", "PROPN") or reading.parse.tags[token] in ("NNS", "NNPS"):
        return False
    lexicon, word = reading.names.lexicon, reading.words[token]
    person = lexicon.title_kind(reading.folded[token])
    if kind == "person":
        return bool(person) and person != "honorific"
    return not person and word.islower() and lexicon.kind_of_word(word) == kind


def _end_of_phrase(reading: Reading, noun: int) -> int:
    """Give the last token of a noun phrase before a comma, a relative clause or a verb."""
    parse, last = reading.parse, noun
    end = min(reading.reach.last[noun], noun + LONGEST_DESCRIPTION)
    while last < end:
        following = last + 1
        if (
            parse.pos[following] in ("PUNCT", "VERB", "AUX", "SCONJ", "CCONJ")
            and reading.words[following] != "-"
        ):
            break
        if parse.tags[following] in ("WP", "WDT", "WRB", "WP$"):
            break
        last = following
    while last > noun and parse.pos[last] in ("ADP", "DET", "PART"):
        last -= 1
    return last


def _after(reading: Reading, use: Candidate, kind: EntityType) -> Iterator[Description]:
    """Read "the Harvik ferry", "Harvik forest": a noun behind the name that says what it is."""
    parse, names, noun = reading.parse, reading.names, use.last + 1
    if noun >= len(parse) or parse.pos[noun] != "NOUN" or not reading.words[noun].islower():
        return
    if parse.heads[use.last] != noun or names.lexicon.kind_of_word(reading.words[noun]) != kind:
        return
    known = names.lexicon.known_name(reading.text(use.first, use.last))
    if parse.tags[noun] == "NNS" or (known and known.type == "place"):
        return  # "the Norway office" is in Norway

    before = use.first - 1
    has_article = before >= 0 and reading.folded[before] in names.around.definite
    first = before if has_article and parse.heads[before] == noun else use.first
    yield Description(first, noun, noun, noun, noun)
