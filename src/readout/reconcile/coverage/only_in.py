"""Tell what only one document tells, the weightiest first.

What counts: a sentence of which no other origin tells any clause; of a sentence that others
tell in part, the clauses that they do not. What does not: what another tells in other words
(the same utterance, another value of the same thing, most of the clause's terms in one
sentence), the document's own title, captions and summaries (what is under a picture or in a box is
of the page; it may bear an agreement out, but is no news that others missed), and clauses that
say too little to be missed.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log1p

from readout.model.document import INFORMATIVE_FURNITURE, Document
from readout.model.layers import Annotation
from readout.model.readout import Collation, Difference, Evidence, OnlyIn, Origin
from readout.model.span import Span
from readout.reconcile.claims.alignment import JOINED
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim
from readout.reconcile.coverage.hearing import Hearing

# A claim is told elsewhere when its best match and a fifth of the share that the best passage tells come to
# this. On eight events and on nine more, all in view: of the facts that readers found in one report only, .28
# lists 72 and 77 in 100 and .33 lists 74 and 79; of the lines, 48 and 50 in 100 touch what another report
# tells or what is furniture (nine events). With a third of the share .28 lists 67 and 73, of the lines .45.
HEARD = 0.28
PASSING = 0.2
# The same for a claim whose value another document gives differently.
HEARD_OTHERWISE = 0.23
# A claim must tell at least this much to be worth a line; .8, 1 and 1.2 list 49, 48 and 44 of the 61 facts in
# 786, 756 and 701 lines.
TELLING = 1.0
# What a value (two at most), a name (two at most) and a quotation add to the weight of what is told. Values
# told most about which facts readers picked: the area under the curve is .62 for values, .56 for the terms
# alone, .54 for quotations and .51 for names.
VALUE, NAME, QUOTED, MOST = 0.5, 0.3, 0.5, 2
# A report opens with what matters; its last paragraph counts this much less than its first.
FADE = 0.5


def find_only_in(
    claims: Sequence[Claim],
    matches: Sequence[Match],
    annotations: Sequence[Annotation],
    origins: Sequence[Origin],
    *,
    hearing: Hearing | None = None,
    quotations: Sequence[Collation] = (),
    differences: Sequence[Difference] = (),
) -> tuple[OnlyIn, ...]:
    """Give what only one document (or only copies of one) tells, the weightiest first.

    Args:
        claims: of all documents.
        matches: every match from the weakest that counts, of any pair of claims.
        annotations: the documents.
        origins: what two documents of one origin carry is told by one, and listed for the first of them.
        hearing: the passages of the claims; made here when it is not given.
        quotations: utterances with all their versions.
        differences: values with all their sides.
    """
    group = {doc: place for place, origin in enumerate(origins) for doc in origin.documents}
    names = [annotation.document.id for annotation in annotations]
    home = [group.get(name, -1 - place) for place, name in enumerate(names)]
    matched, repeated = _matched(claims, matches, home)
    said = _shared_spans(([v.evidence for v in found.versions] for found in quotations), group)
    valued = _shared_spans(
        ([e for side in found.sides for e in side.evidence] for found in differences), group
    )
    passages = hearing or Hearing(claims)
    heard: set[int] = set()
    for place, claim in enumerate(claims):
        doc = names[claim.document]
        bar = HEARD_OTHERWISE if _holds(valued[doc], claim.span) else HEARD
        if matched[place] >= bar or _lies_in(said[doc], claim.span):
            heard.add(place)
            continue
        shares = passages.shares(place)
        told = max(
            (share for other, share in shares.items() if home[other] != home[claim.document]), default=0
        )
        if matched[place] + PASSING * told >= bar:
            heard.add(place)
    return _listed(claims, heard, repeated, annotations)


def _matched(
    claims: Sequence[Claim], matches: Sequence[Match], home: Sequence[int]
) -> tuple[list[float], set[int]]:
    """Give each claim's best match in another origin, and the claims that a copy repeats."""
    best = [0.0] * len(claims)
    repeated: set[int] = set()
    for match in matches:
        if home[claims[match.first].document] != home[claims[match.second].document]:
            for place in (match.first, match.second):
                best[place] = max(best[place], match.score)
        elif match.score >= JOINED:
            repeated.add(match.second)
    return best, repeated


def _shared_spans(found: Iterable[Sequence[Evidence]], group: Mapping[str, int]) -> Mapping[str, list[Span]]:
    """Give, by document, the spans of what documents of more than one origin have."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for evidence in found:
        if len({group.get(item.doc) for item in evidence}) > 1:
            for item in evidence:
                spans[item.doc].append(item.span)
    return spans


def _holds(spans: Sequence[Span], outer: Span) -> bool:
    return any(outer.covers(span) for span in spans)


def _lies_in(spans: Sequence[Span], inner: Span) -> bool:
    """Say whether at least half of `inner` lies in one of `spans`."""
    return any(2 * span.shared(inner) >= len(inner) for span in spans)


def _listed(
    claims: Sequence[Claim], heard: set[int], repeated: set[int], annotations: Sequence[Annotation]
) -> tuple[OnlyIn, ...]:
    sentences: dict[tuple[int, Span], list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        sentences[claim.document, claim.sentence].append(place)
    found = []
    apart = [_of_page(annotation.document) for annotation in annotations]
    for (document, sentence), places in sentences.items():
        annotation = annotations[document]
        title = annotation.document.title_span
        if (title is not None and title.overlaps(sentence)) or _lies_in(apart[document], sentence):
            continue
        told = [claims[place].span for place in places if place in heard or place in repeated]
        alone = [claims[place] for place in places if place not in heard and place not in repeated]
        telling = [claim for claim in alone if claim.weight >= TELLING]
        if not told and telling:
            found.append(_only_in(sentence, telling, annotation))
            continue
        for span in _outermost(claim.span for claim in telling):
            if not any(span.overlaps(other) for other in told):
                found.append(
                    _only_in(span, [claim for claim in telling if span.covers(claim.span)], annotation)
                )
    return tuple(sorted(found, key=lambda item: (-item.weight, item.evidence)))


def _of_page(document: Document) -> list[Span]:
    """Give the furniture that is read for facts all the same; none of a gallery, which is mostly that."""
    found = [item.span for item in document.furniture if item.kind in INFORMATIVE_FURNITURE]
    return found if 2 * sum(map(len, found)) <= len(document.text) else []


def _only_in(span: Span, claims: Sequence[Claim], annotation: Annotation) -> OnlyIn:
    """Weigh what is told by its words, values, names and quotations, and by its place in the article."""
    document = annotation.document
    terms = {term.key: term for claim in claims for term in claim.terms}
    values = sum(key[0] == "#" for key in terms)
    names = sum(key[0] == "@" for key in terms)
    weight = log1p(sum(term.weight for term in terms.values()))
    weight += VALUE * min(values, MOST) + NAME * min(names, MOST)
    weight += QUOTED * any(claim.event.quotation is not None for claim in claims)
    place = span.start / max(1, len(document.text))
    return OnlyIn(document.id, Evidence.at(document, span), weight=round(weight * (1 - FADE * place), 3))


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Leave out a span that lies inside another."""
    kept: list[Span] = []
    ends: list[int] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not ends or bisect_right(ends, span.end - 1) == len(ends):
            kept.append(span)
            ends.append(span.end)
    return kept
