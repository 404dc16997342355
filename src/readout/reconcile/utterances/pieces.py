"""Break the quotations of a document into utterances, the pieces that versions are compared by.

One outlet prints three sentences of a speech, another one of them, a third two words: what
they have in common is a sentence. So a quotation is broken at its cue, at the ends of its
sentences, and at a colon or semicolon between clauses. A piece too short to stand alone
stays with its neighbour.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate

from readout.language.common.quoting import Stretch, find_stretches
from readout.language.common.words import Words, split_words
from readout.language.en.comparing.utterances import ABBREVIATION, LIGHT, SMALL_IN_TITLES
from readout.language.en.modality import polarity_of
from readout.language.en.names.people import title_kind
from readout.language.en.speech import cues
from readout.model.document import Document
from readout.model.layers import Annotation, Quotation, QuotationForm
from readout.model.readout import Evidence
from readout.model.span import Span
from readout.reconcile.utterances.voices import Directory, Voice, find_voice

# A piece of fewer words stays with its neighbour: "Yes." or "No, never." means nothing on its own.
SHORTEST_PIECE = 3
# A longer piece without a sentence's end is no speech; it is cut, so that nothing takes for ever.
LONGEST_PIECE = 150
# A sentence's end inside a quotation, or a colon or semicolon between clauses; never before a small
# letter, except after a semicolon.
_BREAK = re.compile(r"(?:[.!?…][\"'”’)\]]*(?=\s+[^\sa-z])|[;:](?=\s))\s*")
# Parts of speech whose words carry what is said.
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "SYM"})
# The most words that a title has, small ones apart.
LONGEST_TITLE = 6


@dataclass(frozen=True, slots=True)
class Utterance:
    """One piece of a quotation, ready to be compared.

    Attributes:
        document: where it stands.
        quotation: the place, in the document's layer, of the quotation it is a piece of, and of the part.
        evidence: the piece, without quotation marks and cue.
        form: direct, mixed or indirect.
        voice: whom it is attributed to.
        words: its comparable words.
        lemmas: for each word, its dictionary form when it carries content, else "".
        keys: what each word is compared by: the dictionary form of content, the plain form of grammar.
        quoted: for each word, whether it stands in quotation marks.
        is_remark: whether the document cites nobody for it; only another document's quotation makes it one.
        quoted_stretches: the places of the words of each stretch in quotation marks, titles and names left
            out: two outlets that both mention “The Long Night” do not quote anybody.
    """

    document: Document
    quotation: tuple[int, int]
    evidence: Evidence
    form: QuotationForm
    voice: Voice
    words: Words
    lemmas: tuple[str, ...]
    keys: tuple[str, ...]
    quoted: tuple[bool, ...]
    is_remark: bool = False
    quoted_stretches: tuple[range, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the stretches, which every comparison asks for."""
        object.__setattr__(self, "quoted_stretches", tuple(self._stretches()))

    def _stretches(self) -> Iterator[range]:
        ends = [at for at in range(1, len(self.quoted) + 1) if self.quoted[at - 1 : at + 1] != (True, True)]
        for places in (range(start, end) for start, end in zip([0, *ends], ends, strict=False)):
            if self.quoted[places[0]] and not self._is_title(places):
                yield places

    def _is_title(self, places: range) -> bool:
        text = self.document.text
        said = [place for place in places if self.words.forms[place] not in SMALL_IN_TITLES]
        return 2 <= len(said) <= LONGEST_TITLE and all(
            text[self.words.starts[place]].isupper() for place in said
        )

    def cite(self, span: Span) -> Evidence:
        """Cite words of the utterance."""
        return Evidence.at(self.document, span)

    def follows(self, other: "Utterance") -> bool:
        """Say whether it is the next piece of the same part of the same quotation."""
        return self.document.id == other.document.id and self.quotation == other.quotation

    def is_beside(self, other: "Utterance") -> bool:
        """Say whether both stand in one document, in two quotations."""
        return self.document.id == other.document.id and self.quotation[0] != other.quotation[0]

    def joined(self, later: "Utterance") -> "Utterance":
        """Give this piece and a later one of the same quotation as one."""
        return replace(
            self,
            evidence=self.cite(Span(self.evidence.start, later.evidence.end)),
            words=Words(
                self.words.forms + later.words.forms,
                self.words.starts + later.words.starts,
                self.words.ends + later.words.ends,
            ),
            lemmas=self.lemmas + later.lemmas,
            keys=self.keys + later.keys,
            quoted=self.quoted + later.quoted,
        )

    @property
    def place(self) -> tuple[str, int, int]:
        """Give what it is sorted by."""
        return (self.evidence.doc, self.evidence.start, self.evidence.end)


@dataclass(frozen=True, slots=True)
class Marked:
    """The stretches of a text in quotation marks, ready to be looked up.

    Attributes:
        inner: without the marks, in order.
        starts: where each begins.
        reached: how far this one and those before it go.
    """

    inner: tuple[Span, ...]
    starts: tuple[int, ...]
    reached: tuple[int, ...]

    @classmethod
    def of(cls, stretches: Iterable[Stretch]) -> "Marked":
        """Make it ready."""
        inner = tuple(sorted(stretch.inner for stretch in stretches))
        reached = tuple(accumulate((span.end for span in inner), max))
        return cls(inner, tuple(span.start for span in inner), reached)

    def near(self, piece: Span) -> list[Span]:
        """Give the stretches that share a character with `piece`."""
        at = bisect_left(self.starts, piece.end)
        found = []
        while at and self.reached[at - 1] > piece.start:
            at -= 1
            if self.inner[at].overlaps(piece):
                found.append(self.inner[at])
        return found


def find_utterances(annotation: Annotation, directory: Directory) -> Iterator[Utterance]:
    """Yield the pieces of every quotation of a document, in the layer's order.

    Left out: reported words that nobody said ("did not mention the summit"), and mere topics ("noted the
    grievances"): they are attributions, but no utterances.
    """
    text = annotation.document.text
    marked = Marked.of(find_stretches(text, list(lines_of(text))))
    sentences = [span.start for span in annotation.sentences or ()]
    for number, quotation in enumerate(annotation.quotations or ()):
        if quotation.form == "indirect" and not _is_said(annotation, quotation):
            continue
        voice = find_voice(annotation, quotation, directory)
        if quotation.form == "indirect" and not _may_speak(annotation, quotation, voice):
            continue
        for part_number, part in enumerate(quotation.parts):
            for piece in _pieces(text, part, sentences):
                yield make_utterance(annotation, piece, (number, part_number), quotation.form, voice, marked)


def _is_said(annotation: Annotation, quotation: Quotation) -> bool:
    """Say whether the content is a clause, and the cue does not deny that it was said."""
    parse = annotation.parse
    clause = any(
        parse.pos[token] in ("VERB", "AUX") for part in quotation.parts for token in parse.tokens_in(part)
    )
    cue = parse.tokens_in(quotation.cue) if quotation.cue else ()
    return clause and all(polarity_of(parse, token) == "affirmed" for token in cue)


def _may_speak(annotation: Annotation, quotation: Quotation, voice: Voice) -> bool:
    """Say whether somebody speaks at all: 'His crash meant that …', 'An adult found guilty could …' do not.

    A verb of thinking or showing counts with somebody named, or called by an office or a trade.
    """
    parse = annotation.parse
    cue = parse.tokens_in(quotation.cue) if quotation.cue else range(0)
    if not cue or any(cues().is_speech(parse.lemmas[token]) or parse.pos[token] != "VERB" for token in cue):
        return True
    words = voice.words.split()
    return (
        voice.entity is not None
        or any(word[:1].isupper() for word in words[1:])
        or bool(words and title_kind(words[-1]))
    )


def make_utterance(
    annotation: Annotation,
    piece: Span,
    place: tuple[int, int],
    form: QuotationForm,
    voice: Voice,
    marked: Marked,
    *,
    is_remark: bool = False,
) -> Utterance:
    """Make an utterance of words of a document; `marked` are all that stand in quotation marks."""
    words = split_words(annotation.document.text, piece)
    lemmas = tuple(
        _lemma(annotation, start, end) for start, end in zip(words.starts, words.ends, strict=True)
    )
    near = marked.near(piece)
    quoted = tuple(form == "direct" or any(s.start <= at < s.end for s in near) for at in words.starts)
    return Utterance(
        document=annotation.document,
        quotation=place,
        evidence=Evidence.at(annotation.document, piece),
        form="indirect" if form == "mixed" and not any(quoted) else form,
        voice=voice,
        words=words,
        lemmas=lemmas,
        keys=tuple(lemma or form for lemma, form in zip(lemmas, words.forms, strict=True)),
        quoted=quoted,
        is_remark=is_remark,
    )


def _lemma(annotation: Annotation, start: int, end: int) -> str:
    """Give the dictionary form of the content word at a place, "" for a word of grammar."""
    parse = annotation.parse
    first = bisect_right(parse.starts, start) - 1
    for token in range(max(0, first), len(parse)):
        if parse.starts[token] >= end:
            break
        if parse.ends[token] > start and parse.pos[token] in CONTENT:
            lemma = parse.lemmas[token].lower()
            return "" if lemma in LIGHT else lemma
    return ""


def _pieces(text: str, part: Span, sentences: list[int]) -> list[Span]:
    """Break a part at sentence ends, colons and semicolons; short pieces stay with a neighbour."""
    cuts = {part.start + match.end() for match in _BREAK.finditer(part.of(text))}
    cuts.update(sentences[bisect_right(sentences, part.start) : bisect_left(sentences, part.end)])
    pieces: list[Span] = []
    start = part.start
    for cut in [*sorted(cut for cut in cuts if _is_break(text, cut)), part.end]:
        piece = Span(start, max(start, cut)).trimmed(text)
        if len(split_words(text, piece)) >= SHORTEST_PIECE or (cut == part.end and not pieces):
            pieces.append(piece)
            start = cut
    if start < part.end and pieces:
        pieces[-1] = Span(pieces[-1].start, part.end).trimmed(text)
    ends = [_unmarked(text, piece) for piece in pieces]
    inner = [Span(piece.start, piece.end - piece.of(text).endswith((":", ";"))) for piece in ends[:-1]]
    whole = [piece for piece in [*inner, *ends[-1:]] if len(piece)]
    return [part for piece in whole for part in _of_bearable_length(text, piece)]


def _of_bearable_length(text: str, piece: Span) -> list[Span]:
    words = split_words(text, piece)
    if len(words) <= LONGEST_PIECE:
        return [piece]
    firsts = range(0, len(words), LONGEST_PIECE)
    return [words.span(first, min(first + LONGEST_PIECE, len(words)) - 1) for first in firsts]


def _is_break(text: str, cut: int) -> bool:
    """Say whether a sentence can begin at `cut`: not after an abbreviation, not with a small letter."""
    before = text[max(0, cut - 8) : cut].rstrip()
    if before.endswith((";", ":")):
        return True
    return not (text[cut].islower() or ABBREVIATION.search(before))


def _unmarked(text: str, piece: Span) -> Span:
    return piece.trimmed(text).trimmed(text, '“”"').trimmed(text)


def lines_of(text: str) -> Iterator[Span]:
    """Yield the lines of a text."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield Span(start, start + len(line))
        start += len(line)
