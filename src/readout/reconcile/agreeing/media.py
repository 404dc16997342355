"""Find the names of outlets and agencies in a document, and know which documents are theirs.

What counts: an agency of the lexicon, an outlet of the lexicon or of one of the documents (short forms of
its name too), a name with a word of media in it, a name beside such a word ("the newspaper Dagblad"), and
what is known by its kind alone ("state television"). What does not: papers and broadcasters in general.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from readout.language.common.agencies import agency_named
from readout.language.common.outlets import outlet_named
from readout.language.common.words import split_words
from readout.language.en.comparing.via import (
    ARTICLES,
    BEFORE_KINDS,
    ENOUGH_ALONE,
    FIRST_IN_NAMES,
    GOES_BACK,
    GOES_ON,
    IN_ADDRESSES,
    KINDS,
    KINDS_AFTER_A_WORD,
    LAST_IN_NAMES,
    NEWS,
    NO_NAME,
    OF_NAMES,
    OFFICIAL,
    OFFICIAL_KINDS,
    THE,
)
from readout.language.en.names.kinds import kind_of_word
from readout.language.en.names.places import demonym_country, is_place
from readout.model.document import Document
from readout.model.layers import Annotation
from readout.model.parse import Parse
from readout.model.span import Span

# Begins the key of an agency.
AGENCY = "@"
# No name that is looked up has more tokens.
LONGEST = 6
# What is left of an address that names the outlet: "www.dailymail.co.uk" → "dailymail".
_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_AGENCY_BEHIND = re.compile(r"\s*\([^)]*\)\s*$")
_MARKS = frozenset("“”\"'‘’«»„")


@dataclass(frozen=True, slots=True)
class Medium:
    """A mention of an outlet or an agency.

    Attributes:
        first: first token of the noun phrase, article and words of its kind included.
        last: its last token.
        named: the tokens of the name itself, or of what stands for it.
        name: what the document calls it, with "the" where that stands before it.
        key: the same for all names of one outlet or agency.
    """

    first: int
    last: int
    named: tuple[int, int]
    name: Span
    key: str


@dataclass(frozen=True, slots=True)
class Press:
    """The outlets and agencies that the documents are of.

    Attributes:
        names: for each document the keys that its outlet and its agency go by, the outlet's first.
    """

    names: tuple[tuple[str, frozenset[str]], ...] = ()

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Press":
        """Read the names from the documents' metadata."""
        return cls(tuple((document.id, frozenset(_keys_of(document))) for document in documents))

    def documents(self, key: str) -> tuple[str, ...]:
        """Give the ids of the documents whose outlet or agency has that key, in their order."""
        forms = {key, *_spellings(key)}
        return tuple(doc for doc, keys in self.names if forms & keys)

    def shortened(self, key: str) -> list[str]:
        """Give the keys of outlets that a single word may be short for: "post" for "westmark post"."""
        return [own for _, keys in self.names for own in sorted(keys) if own.endswith(key) and own != key]


def _keys_of(document: Document) -> Iterator[str]:
    """Yield the keys of a document's outlet, however it is written, and of its agency."""
    if document.agency:
        yield _agency_key(document.agency)
    outlet = _AGENCY_BEHIND.sub("", document.outlet or "")
    for name in (outlet, document.outlet or ""):
        if agency := agency_named(name):
            yield _agency_key(agency)
    if _ADDRESS.fullmatch(outlet):
        for label in outlet.lower().split("."):
            if label not in IN_ADDRESSES and len(label) > 1:
                yield label.replace("-", "")
                yield label.removeprefix(THE).replace("-", "")
    elif outlet:
        known = outlet_named(outlet)
        yield key_of(known or outlet)


def _agency_key(name: str) -> str:
    return AGENCY + name


def key_of(name: str) -> str:
    """Give what all spellings of an outlet's name have in common.

    >>> key_of("The Westmark Post"), key_of("Associated Press"), key_of("BBC News")
    ('westmark post', '@AP', 'bbc')
    """
    words = name.split()
    bare = " ".join(words[1:] if words[:1] and words[0].lower() == THE else words)
    agency = agency_named(bare) or agency_named(name)
    if agency:
        return _agency_key(agency)
    forms = split_words(outlet_named(bare) or bare).forms
    return " ".join(form for form in forms if form not in ARTICLES)


def _spellings(key: str) -> Iterator[str]:
    """Yield how an address may write a name: in one word, or with initials."""
    words = key.split()
    if not words or key.startswith(AGENCY):
        return
    yield "".join(words)
    if len(words) > 2:
        yield "".join(word[0] for word in words)
        yield "".join([*(word[0] for word in words[:-1]), words[-1]])
    if len(words) == 1:
        yield words[0] + NEWS
    elif words[-1] == NEWS:
        yield "".join(words[:-1])


@dataclass(slots=True)
class MediaReader:
    """Reads the media that one document names; what it names later may be short for what it named earlier.

    Attributes:
        annotation: the document.
        press: the outlets and agencies of all documents.
        known: what it has named so far by its key, the last one last, with the name that it used.
    """

    annotation: Annotation
    press: Press
    known: dict[str, Span] = field(default_factory=dict)

    def read(self, first: int, end: int) -> list[Medium]:
        """Give the media named from token `first` to before `end`, in order, without overlap."""
        found: list[Medium] = []
        at = first
        while at < end:
            medium = self._named_at(at, end) or self._of_a_kind_at(at, first, end)
            if medium is None:
                at += 1
                continue
            self.known.pop(medium.key, None)
            self.known[medium.key] = medium.name
            found.append(medium)
            at = medium.last + 1
        return found

    @property
    def _parse(self) -> Parse:
        return self.annotation.parse

    def _named_at(self, at: int, end: int) -> Medium | None:
        """Give the medium whose name begins with token `at`, or None."""
        parse = self._parse
        if not _begins_name(parse.word(at)) or (at and parse.word(at - 1)[:1].isupper() and self._joined(at)):
            return None
        run = self._run(at, end)
        if run > at and demonym_country(parse.word(at)) and parse.word(at + 1) not in LAST_IN_NAMES:
            return None
        kind_before = self._kind_before(at)
        kind_after = self._kind_after(run, end)
        for last in range(min(run, at + LONGEST - 1), at - 1, -1):
            words = parse.span(at, last).of(parse.text)
            is_whole = last == run or parse.word(last + 1)[:1].islower()
            if is_whole and self._is_known(words) and not self._is_person(parse.span(at, last)):
                return self._medium(at, last, key_of(words), kind_before, self._kind_after(last, end))
        words = parse.span(at, run).of(parse.text)
        if kind_before is not None or kind_after is not None or self._is_explained(run, end):
            return self._medium(at, run, key_of(words), kind_before, kind_after)
        return self._by_its_words(at, run)

    def _is_known(self, words: str) -> bool:
        """Say whether these words are an agency's or an outlet's name, here or everywhere."""
        if agency_named(words) or outlet_named(words):
            return True
        key = key_of(words)
        alone = " " not in key and key.capitalize() in LAST_IN_NAMES
        return bool(key) and not alone and (key in self.known or bool(self.press.documents(key)))

    def _is_person(self, span: Span) -> bool:
        """Say whether the name is the short form of a person's: "Bloomberg" of "Anna Bloomberg"."""
        for mention in self.annotation.mentions or ():
            if mention.span.covers(span) and mention.type == "person":
                return self.annotation.entity(mention.entity).name != span.of(self._parse.text)
        return False

    def _by_its_words(self, at: int, run: int) -> Medium | None:
        """Give the medium whose name has a word of media at its end or its beginning."""
        parse = self._parse
        words = [parse.word(token) for token in range(at, run + 1)]
        key = key_of(parse.span(at, run).of(parse.text))
        if len(words) == 1:
            has_article = at > 0 and parse.word(at - 1).lower() == THE
            if not (has_article and (words[0] in ENOUGH_ALONE or self._full(key))):
                return None
            return self._medium(at, run, self._full(key) or key, None, None)
        begins = words[0] in FIRST_IN_NAMES and kind_of_word(words[-1]) != "place"
        is_medium = words[-1] in LAST_IN_NAMES or begins
        goes_on = any(one in LAST_IN_NAMES and then == GOES_ON for one, then in pairwise(words))
        return self._medium(at, run, key, None, None) if is_medium or goes_on else None

    def _full(self, key: str) -> str | None:
        """Give the key of the outlet that a single word is short for, or None: named before, or compared."""
        before = [name for name in self.known if name.endswith(f" {key}")]
        own = dict(self.press.names).get(self.annotation.document.id, frozenset())
        mine = [name for name in sorted(own) if name.endswith(key)]
        others = list(dict.fromkeys(self.press.shortened(key)))
        if before or mine:
            return (before[-1:] or mine)[0]
        return others[0] if others else None

    def _run(self, at: int, end: int) -> int:
        """Give the last token of the words with capitals that begin at `at`; "Times of Holm" is one run."""
        parse = self._parse
        last = at
        while last + 1 < end:
            word = parse.word(last + 1)
            then = parse.word(last + 2) if last + 2 < end else ""
            links = word in ("-", "&", "/") or (word == GOES_ON and parse.word(last) in LAST_IN_NAMES)
            links = links or (word in OF_NAMES and then in LAST_IN_NAMES)
            if links and then[:1].isupper():
                last += 2
            elif word[:1].isupper() or (word.isdigit() and parse.word(last) in FIRST_IN_NAMES):
                last += 1
            else:
                break
        return last

    def _joined(self, at: int) -> bool:
        """Say whether the word with a capital before `at` is part of the same name."""
        before = self._parse.word(at - 1)
        if before.lower() in NO_NAME or demonym_country(before):
            return False
        return self._parse.pos[at - 1] in ("PROPN", "NOUN")

    def _kind_before(self, at: int) -> int | None:
        """Give the token that says what the name after it is: "newspaper" of "newspaper Dagblad"."""
        before = at - 1 if at and self._parse.word(at - 1) not in _MARKS else at - 2
        return before if before >= 0 and self._is_kind(before) else None

    def _kind_after(self, last: int, end: int) -> int | None:
        """Give the last token that says what the name before it is: "agency" of "Holm news agency"."""
        word = self._parse.word(last)
        if self._parse.pos[last] != "PROPN" or demonym_country(word) or is_place(word):
            return None
        for after in range(min(last + 3, end - 1), last, -1):
            between = range(last + 1, after)
            is_free = after + 1 >= end or not _begins_name(self._parse.word(after + 1))
            if (
                is_free
                and self._is_kind(after)
                and all(self._parse.pos[token] in ("NOUN", "ADJ") for token in between)
            ):
                return after
        return None

    def _is_explained(self, last: int, end: int) -> bool:
        """Say whether what the name is follows: "told The Anchor, a weekly magazine"."""
        parse = self._parse
        if last + 2 >= end or parse.word(last + 1) != "," or parse.word(last + 2).lower() not in ARTICLES:
            return False
        for token in range(last + 3, min(end, last + 3 + LONGEST)):
            if self._is_kind(token):
                return parse.heads[token] <= last
            if parse.pos[token] not in ("NOUN", "ADJ", "PROPN", "PUNCT", "VERB", "ADV"):
                break
        return False

    def _is_kind(self, token: int) -> bool:
        word = self._parse.word(token).lower()
        before = self._parse.word(token - 1).lower() if token else ""
        return word in KINDS or before in KINDS_AFTER_A_WORD.get(word, ())

    def _medium(self, at: int, last: int, key: str, before: int | None, after: int | None) -> Medium:
        parse = self._parse
        first = self._phrase_start(at if before is None else before)
        start = at
        if before is None and after is None and at and parse.word(at - 1).lower() == THE:
            start = at - 1
        end = last if after is None else after
        return Medium(min(first, start), end, (at, last), parse.span(start, last), key)

    def _phrase_start(self, at: int) -> int:
        """Give the first token of the noun phrase around what stands at `at`."""
        parse = self._parse
        first = at
        begin, _ = parse.sentence_of(at)
        while first > begin and (
            parse.pos[first - 1] in ("DET", "ADJ", "NUM")
            or parse.word(first - 1) in _MARKS
            or parse.word(first - 1).lower() in BEFORE_KINDS
            or parse.deps[first - 1] == "case"
            or (parse.deps[first - 1] in ("compound", "amod", "poss", "nmod"))
            and parse.heads[first - 1] >= first - 1
        ):
            first -= 1
        return first

    def _of_a_kind_at(self, at: int, begin: int, end: int) -> Medium | None:
        """Give the medium that is known by its kind, at token `at`: "state television", "the newspaper"."""
        parse = self._parse
        word = parse.word(at).lower()
        if at + 1 < end and _begins_name(parse.word(at + 1)):
            return None
        first = self._phrase_start(at)
        before = [parse.word(token).lower() for token in range(max(first, begin), at)]
        is_official = bool(OFFICIAL.intersection(before))
        if is_official and word in OFFICIAL_KINDS and _fits(word, before[-1:]):
            name = parse.span(max(first, begin), at)
            return Medium(max(first, begin), at, (at, at), name, key_of(name.of(parse.text)))
        if parse.word(at) in GOES_BACK and before == [THE] and self.known:
            key, name = next(reversed(self.known.items()))
            return Medium(at - 1, at, (at, at), name, key)
        return None


def _fits(kind: str, before: list[str]) -> bool:
    """Say whether a kind needs no word before it, or has one that it may have."""
    return (
        kind not in KINDS_AFTER_A_WORD or kind in KINDS or bool(KINDS_AFTER_A_WORD[kind].intersection(before))
    )


def _begins_name(word: str) -> bool:
    return (word[:1].isupper() or bool(agency_named(word))) and word.lower() not in NO_NAME
