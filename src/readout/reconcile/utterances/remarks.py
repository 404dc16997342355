"""Find words in quotation marks that a document cites nobody for, and that may quote somebody all the same.

'Orlo made his “last and best offer”': by itself that may be irony or a title. When another document gives
the same words as Orlo's, it is a version of that utterance.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from readout.language.common.quoting import Stretch, find_stretches
from readout.language.common.words import split_words
from readout.model.layers import Annotation
from readout.model.span import Span
from readout.reconcile.utterances.pieces import Marked, Utterance, lines_of, make_utterance
from readout.reconcile.utterances.voices import Directory, Voice, named_near

# So many words in marks may be a quotation though nobody is cited for them; one word is a name or irony.
FEWEST_MARKED, MOST_MARKED = 2, 30
# Characters beside words in marks by which a heading is told from a line of text.
BESIDE = 80
# Tokens of the clause before words in marks that are shown with them.
LONGEST_CLAUSE = 20


def find_remarks(annotations: Sequence[Annotation], directory: Directory) -> Iterator[Utterance]:
    """Yield the words in quotation marks that a document cites nobody for, each with its clause before it.

    'The bid of Orlo, his “last and best offer”, …' may quote him: another document tells. Two words that
    some document also uses without marks are a term.
    """
    stretches = [_stretches(annotation.document.text) for annotation in annotations]
    plain: set[tuple[str, str]] | None = None
    for annotation, own in zip(annotations, stretches, strict=True):
        for remark in _of_document(annotation, own, directory):
            forms = [form for form, marked in zip(remark.words.forms, remark.quoted, strict=True) if marked]
            if len(forms) == FEWEST_MARKED:
                if plain is None:
                    plain = _without_marks(annotations, stretches)
                if (forms[0], forms[1]) in plain:
                    continue
            yield remark


def _stretches(text: str) -> list[Stretch]:
    return find_stretches(text, list(lines_of(text)))


def _without_marks(
    annotations: Sequence[Annotation], stretches: Sequence[Sequence[Stretch]]
) -> set[tuple[str, str]]:
    """Give every two words in a row that stand outside quotation marks."""
    pairs: set[tuple[str, str]] = set()
    for annotation, own in zip(annotations, stretches, strict=True):
        text, at = annotation.document.text, 0
        for end, start in [(stretch.outer.start, stretch.outer.end) for stretch in own] + [(len(text), 0)]:
            if end > at:
                forms = split_words(text, Span(at, end)).forms
                pairs.update(zip(forms, forms[1:], strict=False))
            at = max(at, start)
    return pairs


def _of_document(
    annotation: Annotation, stretches: Sequence[Stretch], directory: Directory
) -> Iterator[Utterance]:
    text = annotation.document.text
    taken = sorted(part for quotation in annotation.quotations or () for part in quotation.parts)
    starts = [part.start for part in taken]
    reached = list(accumulate((part.end for part in taken), max))
    marked = Marked.of(stretches)
    for number, stretch in enumerate(stretches):
        before = bisect_left(starts, stretch.outer.end) - 1
        is_taken = before >= 0 and reached[before] > stretch.outer.start
        if stretch.level or not stretch.is_closed or is_taken or _fills_line(text, stretch.outer):
            continue
        words = split_words(text, stretch.inner)
        if not FEWEST_MARKED <= len(words) <= MOST_MARKED:
            continue
        clause = _clause_before(annotation, stretch)
        among = named_near(annotation, stretch.outer, directory)
        if clause is not None and among:
            voice = Voice(among=among)
            yield make_utterance(annotation, clause, (-1 - number, 0), "mixed", voice, marked, is_remark=True)


def _fills_line(text: str, span: Span) -> bool:
    """Say whether nothing else stands in the line: a heading between paragraphs."""
    before, after = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    return not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()


def _clause_before(annotation: Annotation, stretch: Stretch) -> Span | None:
    """Give the words in marks with the words of their clause before them; None outside the article."""
    parse = annotation.parse
    tokens = parse.tokens_in(stretch.outer)
    if not tokens:
        return None
    first, _ = parse.sentence_of(tokens[0])
    verb = next((up for up in parse.ancestors(tokens[0]) if parse.pos[up] in ("VERB", "AUX")), tokens[0])
    if not max(first, tokens[0] - LONGEST_CLAUSE) <= verb < tokens[0]:
        return stretch.inner
    return Span(parse.starts[verb], stretch.inner.end)
