"""Tell, for each sentence, whether the outlet speaks, and mark where it judges in its own voice.

A sentence is cited when all its clauses, besides those that only say who said it, lie in
quotations; mixed when some do. What the writer says of himself ("I think that …", "one
feels that …") is the outlet's voice, though it has the form of a quotation. Wording is
marked only where the outlet speaks: not inside a quotation, and not between quotation
marks of any sort, since a title or a scare quote is a word of somebody else's. The turns of
a transcript ("Q: …", "A: …") are cited, though no quotation holds them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from readout.language.common.lines import lines
from readout.language.common.parts.cues import CLAUSE, COMPLEMENT, Cues
from readout.language.common.quoting import find_stretches
from readout.language.common.transcripts import find_transcript
from readout.language.pack.registry import pack_of
from readout.language.pack.speech import Speech
from readout.language.pack.wording import Wording
from readout.model.layers import Annotation, Event, Marked, Quotation, Voice, VoiceSpeaker
from readout.model.parse import Parse
from readout.model.span import Span
from readout.model.step import Step


def mark_voices(annotation: Annotation) -> Annotation:
    """Give the annotation its voices, one for each sentence."""
    pack = pack_of(annotation.document.language)
    page = _Page.of(annotation, pack.speech or Speech())
    events = annotation.events or ()
    places = [event.predicate.start for event in events]
    marked = [] if pack.wording is None else list(_marked(page, pack.wording))
    marks = [mark.span.start for mark in marked]
    voices = []
    for sentence in annotation.sentences or ():
        own = events[bisect_left(places, sentence.start) : bisect_left(places, sentence.end)]
        inside = marked[bisect_left(marks, sentence.start) : bisect_left(marks, sentence.end)]
        voices.append(
            Voice(sentence, _speaker(page, sentence, own), page.quotations_in(sentence), tuple(inside))
        )
    return replace(annotation, voices=tuple(voices))


def _marked(page: "_Page", wording: Wording) -> Iterator[Marked]:
    """Yield the wording that is the outlet's own, in order."""
    for hit in wording.find(page.parse):
        span = page.parse.span(hit.first, hit.last)
        if not page.silent.touches(span) and not _is_told(page, hit.first, wording.impersonal):
            yield Marked(span, hit.entry, hit.kind)


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches in order, none of which overlaps another."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "_Stretches":
        """Join what overlaps."""
        starts: list[int] = []
        ends: list[int] = []
        for span in sorted(spans):
            if ends and span.start <= ends[-1]:
                ends[-1] = max(ends[-1], span.end)
            elif len(span):
                starts.append(span.start)
                ends.append(span.end)
        return cls(tuple(starts), tuple(ends))

    def touches(self, span: Span) -> bool:
        """Say whether a character of `span` lies in a stretch."""
        at = bisect_right(self.ends, span.start)
        return at < len(self.starts) and self.starts[at] < span.end


@dataclass(frozen=True, slots=True)
class _Page:
    """What a sentence is looked at with.

    Attributes:
        parse: the grammar.
        speech: the words around quotations, in the language of the document.
        lexicon: those that attribute.
        parts: the pieces of all quotations with their places, in order.
        longest: the length of the longest piece.
        cited: where others speak.
        silent: that, and all that stands between quotation marks.
        cues: the words that introduce what others say.
        frames: those words with the speakers.
    """

    parse: Parse
    speech: Speech
    lexicon: Cues
    parts: tuple[tuple[Span, int], ...]
    longest: int
    cited: _Stretches
    silent: _Stretches
    cues: _Stretches
    frames: _Stretches

    @classmethod
    def of(cls, annotation: Annotation, speech: Speech) -> "_Page":
        """Lay out the quotations of `annotation`."""
        parse, quotations = annotation.parse, annotation.quotations or ()
        marks = [stretch.outer for stretch in find_stretches(parse.text, lines(parse))]
        in_marks = _Stretches.of(marks)
        others = [item for item in quotations if not _is_writers(item, parse.text, in_marks, speech)]
        parts = tuple(sorted((part, place) for place, item in enumerate(quotations) for part in item.parts))
        content = [part for item in others for part in item.parts]
        transcript = find_transcript(parse.text, speech.turns)
        if transcript is not None:
            content.append(transcript)
        cues = [item.cue for item in others if item.cue]
        return cls(
            parse,
            speech,
            speech.cues(),
            parts,
            max((len(part) for part, _ in parts), default=0),
            _Stretches.of(content),
            _Stretches.of(content + marks),
            _Stretches.of(cues),
            _Stretches.of(cues + [item.speaker.span for item in others if item.speaker]),
        )

    def quotations_in(self, sentence: Span) -> tuple[int, ...]:
        """Give the places of the quotations that share a character with `sentence`."""
        first = bisect_left(self.parts, sentence.start - self.longest, key=lambda part: part[0].start)
        last = bisect_left(self.parts, sentence.end, key=lambda part: part[0].start)
        return tuple(sorted({place for part, place in self.parts[first:last] if part.overlaps(sentence)}))


def _is_writers(item: Quotation, text: str, in_marks: _Stretches, speech: Speech) -> bool:
    """Say whether the writer introduces himself: an indirect quotation of "I", "we" or "one"."""
    if item.form == "direct" or item.speaker is None or in_marks.touches(item.speaker.span):
        return False
    return item.speaker.span.of(text).lower() in speech.speakers.writer


def _is_told(page: _Page, token: int, impersonal: frozenset[str]) -> bool:
    """Say whether a verb of saying or calling governs the word: what it tells is its subject's view."""
    parse = page.parse
    for above in parse.ancestors(token):
        label, word = parse.deps[token], parse.word(token).lower()
        token = above
        frames = page.lexicon.verbs.get(parse.lemmas[above].lower())
        if frames is None or parse.pos[above] != "VERB":
            continue
        is_content = label == "ccomp" and CLAUSE in frames
        leads_to_name = label == "prep" and word in page.speech.linking.comment
        is_name = COMPLEMENT in frames and (label in ("oprd", "xcomp", "ccomp") or leads_to_name)
        if is_content or is_name:
            subject = parse.child(above, "nsubj")
            if subject is None:  # "calling it a farce", not "need to feel that it is one"
                return parse.tags[above] == "VBG"
            return parse.word(subject).lower() not in impersonal
    return False


def _speaker(page: _Page, sentence: Span, events: Sequence[Event]) -> VoiceSpeaker:
    if not page.cited.touches(sentence):
        return "outlet"
    claims = [event for event in events if not _is_frame(page, event)]
    if claims:
        return "cited" if all(page.cited.touches(event.predicate) for event in claims) else "mixed"
    words = [
        page.parse.span(token, token)
        for token in page.parse.tokens_in(sentence)
        if page.parse.pos[token] != "PUNCT"
    ]
    inside = sum(page.cited.touches(word) for word in words)
    frame = sum(page.frames.touches(word) for word in words)
    return "cited" if 2 * inside >= len(words) - frame else "mixed"


def _is_frame(page: _Page, event: Event) -> bool:
    """Say whether the clause only tells that something was said: "she went on to say"."""
    if page.cited.touches(event.predicate):
        return False
    if page.cues.touches(event.predicate):
        return True
    if event.lemma in page.speech.telling or page.lexicon.is_speech(event.lemma):
        return True
    if event.patient is not None and page.cues.touches(event.patient):  # "made the claim that …"
        return True
    verb = page.parse.tokens_in(event.predicate)
    return any(
        page.parse.deps[child] == "xcomp" and page.cues.touches(page.parse.span(child, child))
        for token in verb
        for child in page.parse.children[token]
    )


STEP = Step(name="voice", needs=("sentences", "quotations", "events"), gives=("voices",), run=mark_voices)
