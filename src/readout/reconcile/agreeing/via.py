"""Find what each document says it has from another outlet or from an agency.

What counts: what somebody "told the Post", what is so "according to Reuters", what "the Journal reported".
What does not: what is said by people, companies and ministries, what a document has from its own outlet or
from the agency of its own copy, an outlet that only happens to be named, and reporters in general.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from readout.language.en.comparing.via import (
    ACCORDING,
    ADDING,
    BY,
    CARRIERS,
    CITING,
    DONE_BY,
    FOR_ITSELF,
    LEADING,
    MAKING,
    OF_ITSELF,
    OF_WHOM,
    OWN,
    PIECES,
    PLACED,
    REPORTING,
    RESULTS,
    SAID_TO,
    SHOWING,
    SPEAKING_TO,
    STANDS_IN,
    TALKS,
    TELLING,
    TO,
    WITH,
    WITH_CONTENT,
)
from readout.language.en.speech import cues
from readout.model.layers import Annotation, Quotation
from readout.model.span import Span
from readout.reconcile.agreeing.borrowing import Borrowing, Borrowings
from readout.reconcile.agreeing.media import MediaReader, Medium, Press

# "In an exclusive interview on Tuesday with": the noun stands so many tokens before the preposition.
NEAR = 5
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("conj", "advcl", "parataxis")
BELOW = ("advcl", "relcl", "acl", "ccomp", "pcomp")
HUNG = (*CLAUSES, "ccomp", "acl")
# What stands below a verb and is nothing that it tells.
LITTLE = (*SUBJECTS, "punct", "advmod", "npadvmod", "aux", "cc", "mark", "neg")
_MARKS = frozenset("“”\"'‘’«»„")


def find_borrowings(annotations: Sequence[Annotation]) -> Borrowings:
    """Give what each document has from other outlets, in order of the text.

    A document has nothing via its own outlet, nor via the agency of its own copy.
    """
    press = Press.of([annotation.document for annotation in annotations])
    return Borrowings(
        {annotation.document.id: tuple(_of_document(annotation, press)) for annotation in annotations}
    )


def _of_document(annotation: Annotation, press: Press) -> Iterator[Borrowing]:
    own = annotation.document.id
    reader = MediaReader(annotation, press)
    for first, end in annotation.parse.sentences:
        for medium in reader.read(first, end):
            verb = _Sentence(annotation, first, end, medium).verb()
            docs = press.documents(medium.key)
            if verb is not None and own not in docs:
                name = medium.name.of(annotation.document.text)
                yield Borrowing(tuple(_words(annotation, verb, medium)), name, medium.key, docs)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence with one outlet that it names."""

    annotation: Annotation
    first: int
    end: int
    medium: Medium

    def verb(self) -> int | None:
        """Give the verb whose clause tells what is from the outlet, or None where nothing is."""
        for find in (self._told, self._turned, self._adjunct, self._reporting):
            if (verb := find()) is not None:
                return self._with_content(verb)
        return None

    def _with_content(self, verb: int) -> int:
        """Give the verb above one that stands behind what it tells: "…, Lind told the Post"."""
        parse, medium = self.annotation.parse, self.medium
        is_behind = parse.deps[verb] in HUNG and parse.heads[verb] < verb
        below = [
            token
            for token in parse.children[verb]
            if parse.deps[token] not in LITTLE and not medium.first <= token <= medium.last
        ]
        return parse.heads[verb] if is_behind and not below else verb

    def _word(self, token: int) -> str:
        return self.annotation.parse.word(token).lower()

    @property
    def _before(self) -> int:
        """Give the token before the outlet's noun phrase, passing over quotation marks, or -1."""
        before = self.medium.first - 1
        while before >= self.first and self._word(before) in _MARKS:
            before -= 1
        return before if before >= self.first else -1

    def _told(self) -> int | None:
        """Give "told" right before the outlet, unless it is told to do something."""
        parse, before = self.annotation.parse, self._before
        if before < 0 or self._word(before) not in TELLING:
            return None
        content = parse.child(before, "xcomp", "ccomp")
        is_order = content is not None and any(parse.tags[token] == "TO" for token in parse.children[content])
        return None if is_order else before

    def _turned(self) -> int | None:
        """Give the verb before the outlet that tells: "…, reported the Post"."""
        parse, before = self.annotation.parse, self._before
        if before <= self.first or parse.pos[before] != "VERB" or parse.pos[before - 1] != "PUNCT":
            return None
        is_verb = parse.lemmas[before].lower() in REPORTING and parse.tags[before] in ("VBD", "VBZ", "VBP")
        return before if is_verb else None

    def _adjunct(self) -> int | None:
        """Give the verb that a phrase with the outlet belongs to: "according to Reuters"."""
        before = self._before
        if before < 0:
            return None
        word = self._word(before)
        if word in CITING and self.annotation.parse.pos[before] == "VERB":
            return self._governor(before)
        if word == TO:
            return self._to(before)
        if word == BY:
            return self._with_head(before, DONE_BY | TALKS, ())
        if word == WITH:
            return self._with_head(before, (), TALKS)
        if word in PLACED:
            return self._with_head(before, STANDS_IN, PIECES | CARRIERS)
        return self._with_head(before, (), CARRIERS | PIECES) if word in OF_WHOM else None

    def _to(self, preposition: int) -> int | None:
        if preposition > self.first and self._word(preposition - 1) == ACCORDING:
            return self._governor(preposition - 1, any_verb=True)
        return self._with_head(preposition, SPEAKING_TO, SAID_TO)

    def _with_head(self, preposition: int, verbs: Collection[str], nouns: Collection[str]) -> int | None:
        """Give the verb above a phrase whose head is one of these, or one of them stands right before it."""
        parse = self.annotation.parse
        near: list[int] = [parse.heads[preposition]]
        near += range(preposition - 1, max(self.first, preposition - NEAR) - 1, -1)
        for token in near:
            lemma = parse.lemmas[token].lower()
            if lemma in verbs and parse.pos[token] == "VERB":
                if lemma in WITH_CONTENT and self._word(preposition) == TO:
                    return token
                return self._governor(token, or_itself=True)
            if lemma in nouns and parse.pos[token] in ("NOUN", "PROPN"):
                return self._governor(token) if self._leads(token) else None
        return None

    def _leads(self, noun: int) -> bool:
        """Say whether what is told follows a noun: "in a report", not "after a report"."""
        parse = self.annotation.parse
        above = self._word(parse.heads[noun])
        if parse.deps[noun] in ("dobj", "dative"):
            return above in TELLING
        return parse.deps[noun] != "pobj" or above in LEADING

    def _governor(self, token: int, *, any_verb: bool = False, or_itself: bool = False) -> int | None:
        """Give the verb above `token` that says or shows something, or any verb, or the token as a verb.

        It is the one itself where it stands above all others: "It was reported by the Post". Below
        "according to" any verb will do, and where the grammar was not seen, what stands above all.
        """
        parse = self.annotation.parse
        for above in parse.ancestors(token):
            any_verb = any_verb or self._word(above) == ACCORDING
            is_aside = parse.tags[above] == "VBG" and parse.deps[above] == "advcl"
            is_verb = parse.pos[above] in ("VERB", "AUX") and self._word(above) != ACCORDING
            if not is_verb or (is_aside and parse.child(above, "ccomp") is None):
                continue
            if any_verb and parse.deps[above] in BELOW and self._ends_sentence():
                continue
            if any_verb or self._says(above) or parse.deps[token] in CLAUSES:
                return above
        if any_verb:
            return [token, *parse.ancestors(token)][-1]
        return token if or_itself and parse.pos[token] == "VERB" and parse.deps[token] != "acl" else None

    def _ends_sentence(self) -> bool:
        """Say whether nothing follows the outlet: "according to" it is all of a sentence that ends so."""
        parse = self.annotation.parse
        return all(parse.pos[token] == "PUNCT" for token in range(self.medium.last + 1, self.end))

    def _says(self, verb: int) -> bool:
        lemma = self.annotation.parse.lemmas[verb].lower()
        return lemma in SHOWING or lemma in REPORTING or lemma in cues().verbs

    def _reporting(self) -> int | None:
        """Give the verb by which the outlet itself tells something, or None."""
        parse = self.annotation.parse
        for token in range(self.medium.last, self.medium.first - 1, -1):
            head = parse.heads[token]
            if parse.deps[token] == "appos":
                token, head = head, parse.heads[head]
            if parse.deps[token] in ("compound", "poss", "nmod") and parse.lemmas[head].lower() in CARRIERS:
                is_free = head + 1 >= len(parse) or parse.pos[head + 1] != "PROPN"
                token, head = head, parse.heads[head] if is_free else head
            if parse.deps[token] == "nsubj" and parse.lemmas[head].lower() in REPORTING:
                return head if parse.pos[head] == "VERB" and self._tells(head) else None
        return None

    def _tells(self, verb: int) -> bool:
        """Say whether something is told with the verb, and not of the outlet itself."""
        parse = self.annotation.parse
        content = parse.child(verb, "ccomp")
        if content is not None:
            subject = parse.child(content, *SUBJECTS)
            if subject is not None and parse.lemmas[verb].lower() in FOR_ITSELF:
                words = {parse.word(token).lower() for token in (subject, *parse.children[subject])}
                return words.isdisjoint(OF_ITSELF | OWN)
            return True
        if parse.lemmas[verb].lower() in MAKING:
            return False
        result = parse.child(verb, "dobj")
        if result is not None and parse.lemmas[result].lower() in RESULTS:
            return False
        told = ("dobj", "prep", "advcl")
        below = any(parse.deps[token] in told for token in parse.children[verb])
        return below or parse.deps[verb] in (*CLAUSES, "ccomp", "relcl")


def _words(annotation: Annotation, verb: int, medium: Medium) -> Iterator[Span]:
    """Yield the stretches that are from the outlet: the verb's clause, and the words said with it."""
    parse = annotation.parse
    stretch: list[int] = []
    for token in [*sorted(_clause(annotation, verb, medium)), -1]:
        if stretch and token != stretch[-1] + 1:
            yield parse.span(stretch[0], stretch[-1])
            stretch = []
        stretch.append(token)
    quotations = annotation.quotations or ()
    said = [
        place for place, one in enumerate(quotations) if one.cue and _is_at(annotation, one.cue, verb, medium)
    ]
    for place in said:
        yield from quotations[place].parts
    for place in said[-1:]:
        yield from _going_on(annotation, quotations, place)


def _is_at(annotation: Annotation, cue: Span, verb: int, medium: Medium) -> bool:
    parse = annotation.parse
    first, _ = parse.sentence_of(medium.first)
    beside = Span(parse.starts[max(first, medium.first - 2)], parse.starts[medium.first])
    return cue.overlaps(parse.span(verb, verb)) or (cue.overlaps(beside) and len(beside) > 0)


def _clause(annotation: Annotation, verb: int, medium: Medium) -> set[int]:
    """Give the tokens of the verb's clause, without other clauses in which somebody else speaks."""
    parse = annotation.parse
    found = set(parse.subtree(verb))
    own = set(range(medium.first, medium.last + 1))
    for token in sorted(found):
        is_beside = parse.heads[token] == verb and parse.deps[token] in CLAUSES
        if not is_beside or parse.pos[token] != "VERB":
            continue
        subject = parse.child(token, *SUBJECTS)
        if subject is not None and subject not in own and parse.child(token, "ccomp") is not None:
            found -= set(parse.subtree(token))
    return found


def _going_on(annotation: Annotation, quotations: Sequence[Quotation], place: int) -> Iterator[Span]:
    """Yield the words in marks that go on, in the same paragraph, with those of the quotation at `place`."""
    text, parse = annotation.document.text, annotation.parse
    spoken = quotations[place]
    for after in quotations[place + 1 :]:
        if "\n" in text[spoken.span.end : after.span.start]:
            return
        cue = None if after.cue is None else parse.tokens_in(after.cue)
        adds = cue is None or any(parse.lemmas[token].lower() in ADDING for token in cue)
        same = (
            after.speaker is None or spoken.speaker is None or after.speaker.entity == spoken.speaker.entity
        )
        if after.form == "indirect" or not (adds and same):
            return
        yield from after.parts
