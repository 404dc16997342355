"""Put quotations together from what the marks and what the grammar say."""

from readout.annotate.quotation_clauses import Attribution
from readout.annotate.quotation_direct import Spoken
from readout.annotate.quotation_page import Page
from readout.model.layers import Quotation, QuotationForm, Speaker
from readout.model.span import Span, hull


def build(page: Page, spoken: list[Spoken], attributions: list[Attribution]) -> list[Quotation]:
    """Give the quotations in order, each with its parent."""
    drafts: list[Quotation] = []
    led = {group.cue.verb: group for group in spoken if group.cue is not None and group.lead is not None}
    used = {group.cue.verb for group in spoken if group.cue is not None and group.lead is None}
    done: set[int] = set()
    for a in attributions:
        if a.verb in used or page.within[a.verb] >= 0:
            continue
        draft = _of_clause(page, a)
        if draft is None:
            continue
        if a.verb in led:
            done.add(a.verb)
        drafts.append(draft)
    for group in spoken:
        if group.lead is not None and group.cue is not None and group.cue.verb in done:
            continue
        drafts.append(_of_stretches(page, group))
    drafts.sort(key=lambda q: (q.span.start, -q.span.end))
    return drafts


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


def _speaker(page: Page, tokens: tuple[int, int] | None) -> Speaker | None:
    return None if tokens is None else Speaker(page.parse.span(*tokens))


def _of_clause(page: Page, a: Attribution) -> Quotation | None:
    parse = page.parse
    pieces = []
    for first, last in a.pieces:
        while first <= last and (parse.pos[first] in ("PUNCT", "CCONJ") and parse.word(first) not in "([$" and page.within[first] < 0 or (parse.deps[first] == "mark" and page.word(first) == "that")):
            first += 1
        while last >= first and parse.pos[last] == "PUNCT" and parse.word(last) not in ")]%" and page.within[last] < 0:
            last -= 1
        if first > last:
            continue
        span = parse.span(first, last)
        for token in (first, last):
            if page.within[token] >= 0:
                outer = page.stretches[page.within[token]].outer
                span = Span(min(span.start, outer.start), max(span.end, outer.end))
        pieces.append(span)
    if not pieces:
        return None
    inside = [page.within[t] >= 0 for first, last in a.pieces for t in range(first, last + 1) if parse.pos[t] != "PUNCT"]
    form: QuotationForm = "mixed" if any(inside) else "indirect"
    return Quotation(hull(pieces), form, _speaker(page, a.speaker), parse.span(*a.cue), tuple(pieces) if len(pieces) > 1 else ())
