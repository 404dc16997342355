"""Put quotations together from what the marks and what the grammar say."""

from collections.abc import Sequence

from readout.annotate.quotation_clauses import Attribution
from readout.annotate.quotation_direct import Spoken
from readout.annotate.quotation_extent import trimmed
from readout.annotate.quotation_holders import phrase
from readout.annotate.quotation_page import Page, Range
from readout.language.speech import cues
from readout.model.layers import Quotation, QuotationForm, Speaker
from readout.model.span import Span, hull


def build(page: Page, spoken: Sequence[Spoken], attributions: Sequence[Attribution]) -> list[Quotation]:
    """Give the quotations in order, each with its parent."""
    used = {group.cue.verb for group in spoken if group.cue is not None and group.lead is None}
    drafts = {}
    reported = {}
    for item in attributions:
        if item.verb in used:
            continue
        pieces = [piece for raw in item.pieces if (piece := trimmed(page, raw, item.verb))]
        if pieces:
            reported[item.verb] = (item, pieces)
    for verb, (item, pieces) in reported.items():
        if page.within[verb] >= 0:
            continue
        if not cues().is_speech(page.parse.lemmas[verb]) and item.frame != "according" and any(a <= verb <= b for v, (_, ps) in reported.items() if v != verb for a, b in ps):
            continue
        drafts[verb] = _of_clause(page, item, pieces)
    found = list(drafts.values())
    for group in spoken:
        if group.lead is not None and group.cue is not None and group.cue.verb in drafts:
            continue
        found.append(_of_stretches(page, group))
    found.sort(key=lambda q: (q.span.start, -q.span.end))
    return found


def _of_stretches(page: Page, group: Spoken) -> Quotation:
    pieces = [page.stretches[place].inner for place in group.stretches]
    form: QuotationForm = "direct"
    if group.lead is not None:
        form = "mixed"
        pieces[0] = Span(group.lead, page.stretches[group.stretches[0]].outer.end)
    return Quotation(
        span=hull(pieces),
        form=form,
        speaker=None if group.cue is None else _speaker(page, group.cue.speaker),
        cue=None if group.cue is None else page.parse.span(*group.cue.tokens),
        pieces=tuple(pieces) if len(pieces) > 1 else (),
    )


def _speaker(page: Page, tokens: Range | None) -> Speaker | None:
    return None if tokens is None else Speaker(page.parse.span(*tokens))


def _of_clause(page: Page, item: Attribution, ranges: list[Range]) -> Quotation:
    parse = page.parse
    pieces = []
    for first, last in ranges:
        span = parse.span(first, last)
        for token in (first, last):
            if page.within[token] >= 0:
                outer = page.stretches[page.within[token]].outer
                span = Span(min(span.start, outer.start), max(span.end, outer.end))
        pieces.append(span)
    shares = [page.share_in_marks(*piece) for piece in ranges]
    form: QuotationForm = "mixed" if any(shares) else "indirect"
    if all(share == 1 for share in shares): form = "direct"
    speaker = None if item.holder is None else phrase(page, item.holder)
    return Quotation(hull(pieces), form, _speaker(page, speaker), parse.span(*item.cue), tuple(pieces) if len(pieces) > 1 else ())
