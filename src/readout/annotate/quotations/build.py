"""Put quotations together from what the marks and what the grammar say."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from readout.annotate.quotations.clauses import Attribution
from readout.annotate.quotations.direct import Spoken
from readout.annotate.quotations.extent import trimmed
from readout.annotate.quotations.holders import phrase
from readout.annotate.quotations.page import Page, Range
from readout.annotate.quotations.posts import Post
from readout.model.layers import Quotation, QuotationForm
from readout.model.span import Span, hull

# A reporting verb is looked for so many tokens before a quotation without a cue; 120 gives the same figures.
NEAREST_REPORT = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation before its speaker is known by name.

    Attributes:
        quotation: without speaker and parent.
        content: the tokens of a content that the grammar gave; empty for words found by their marks.
        speaker: first and last token of the speaker's noun phrase, or None.
        holder: its head, or None.
        verb: the head of the cue, or None.
    """

    quotation: Quotation
    speaker: Range | None
    holder: int | None
    verb: int | None
    content: tuple[Range, ...] = ()


def build(
    page: Page, spoken: Sequence[Spoken], attributions: Sequence[Attribution], posts: Sequence[Post] = ()
) -> list[Draft]:
    """Give the quotations in order of the text, each with its parent."""
    posted = {post.content for post in posts}
    spoken = [group for group in spoken if page.stretches[group.stretches[0]].inner not in posted]
    used = {group.cue.verb for group in spoken if group.cue is not None and group.lead is None}
    clauses = _clauses(page, [item for item in attributions if item.verb not in used], posts)
    extended = dict(clauses)
    drafts = []
    reported = _inside(page, [tokens for draft in clauses.values() for tokens in draft.content])
    for group in spoken:
        if group.cue is None and reported[page.first_token(page.stretches[group.stretches[0]].outer.start)]:
            continue
        verb = group.cue.verb if group.cue is not None and group.lead is not None else None
        if verb is None or verb not in clauses:
            drafts.append(_of_stretches(page, group, clauses))
        elif len(group.stretches) > 1:
            extended[verb] = _extended(page, clauses[verb], group)
    drafts.extend(extended.values())
    drafts.extend(
        Draft(Quotation(post.content, "direct"), post.account, post.account[1], None) for post in posts
    )
    drafts.sort(key=lambda draft: (draft.quotation.span.start, -draft.quotation.span.end))
    return _with_parents(drafts)


def in_marks_alone(page: Page, spoken: Sequence[Spoken]) -> Iterator[Quotation]:
    """Yield what stands between quotation marks as quotations that no words give to anybody."""
    for group in spoken:
        yield _quotation([page.stretches[place].inner for place in group.stretches], "direct", None)


def _clauses(page: Page, attributions: Sequence[Attribution], posts: Sequence[Post]) -> dict[int, Draft]:
    """Give what the grammar attributes, by the head of the cue."""
    reported: dict[int, list[Range]] = {}
    adopted: dict[int, int] = {}  # a verb that the reporter goes on with -> the verb before
    for item in attributions:
        pieces = []
        for raw in item.pieces:
            piece = trimmed(page, raw, item.verb)
            if piece is not None:
                pieces.append(piece.tokens)
                adopted.update(dict.fromkeys(piece.left, item.verb))
        if pieces:
            reported[item.verb] = pieces
    posted = [page.parse.tokens_in(post.content) for post in posts]
    ranges = [piece for pieces in reported.values() for piece in pieces]
    inside = _inside(page, ranges + [(tokens[0], tokens[-1]) for tokens in posted if tokens])
    kept = [item for item in attributions if item.verb in reported and _is_kept(page, item, inside)]
    holders = {item.verb: item.holder for item in attributions}
    found = {}
    for item in kept:
        holder = item.holder
        if item.verb in adopted and item.verb not in page.subjects:
            holder = holders.get(adopted[item.verb], holder)
        found[item.verb] = _of_clause(page, item, reported[item.verb], holder)
    return found


def _inside(page: Page, ranges: Sequence[Range]) -> list[bool]:
    """Say for each token whether it stands in reported content."""
    change = [0] * (len(page.parse) + 1)
    for first, last in ranges:
        change[first] += 1
        change[last + 1] -= 1
    depth, rows = 0, []
    for step in change[:-1]:
        depth += step
        rows.append(depth > 0)
    return rows


def _is_kept(page: Page, item: Attribution, inside: Sequence[bool]) -> bool:
    """Say whether an attribution counts: one inside another only when it cites words, not a thought."""
    place = page.within[item.verb]
    is_speech = page.cues.is_speech(page.parse.lemmas[item.verb])
    words = page.speech.speakers
    cites_self = item.holder is not None and page.word(item.holder) in words.talking
    names_one = item.holder is not None and not cites_self and page.word(item.holder) not in words.nobody
    if place >= 0:
        own = all(page.within[token] == place for piece in item.pieces for token in piece)
        return is_speech and own and names_one
    if cites_self and inside[item.verb]:
        return False
    return is_speech or item.in_phrase or not inside[item.verb]


def _of_clause(page: Page, item: Attribution, ranges: list[Range], holder: int | None) -> Draft:
    parse = page.parse
    in_quotation = page.within[item.verb]
    pieces = []
    for first, last in ranges:
        span = parse.span(first, last)
        for token in (first, last):
            if page.within[token] >= 0 and page.within[token] != in_quotation:
                outer = page.stretches[page.within[token]].outer
                span = Span(min(span.start, outer.start), max(span.end, outer.end))
        pieces.append(span)
    form: QuotationForm = "indirect"
    if in_quotation < 0:
        form = _form([page.share_in_marks(*tokens) for tokens in ranges])
    if form == "direct":
        pieces = [_without_marks(page, span) for span in pieces]
    quotation = _quotation(pieces, form, parse.span(*item.cue))
    return Draft(
        quotation, None if holder is None else phrase(page, holder), holder, item.verb, tuple(ranges)
    )


def _form(shares: list[float]) -> QuotationForm:
    if all(share == 1 for share in shares):
        return "direct"
    return "mixed" if any(shares) else "indirect"


def _without_marks(page: Page, span: Span) -> Span:
    place = page.within[page.first_token(span.start)]
    stretch = page.stretches[place]
    return stretch.inner if stretch.outer.covers(span) else span


def _quotation(pieces: Sequence[Span], form: QuotationForm, cue: Span | None) -> Quotation:
    return Quotation(hull(pieces), form, None, cue, tuple(pieces) if len(pieces) > 1 else ())


def _of_stretches(page: Page, group: Spoken, clauses: Mapping[int, Draft]) -> Draft:
    pieces = [page.stretches[place].inner for place in group.stretches]
    form: QuotationForm = "direct"
    if group.lead is not None:
        form = "mixed"
        pieces[0] = Span(group.lead, page.stretches[group.stretches[0]].outer.end)
    cue = group.cue
    if cue is not None:
        quotation = _quotation(pieces, form, page.parse.span(*cue.tokens))
        return Draft(quotation, cue.speaker, cue.holder, cue.verb)
    holder = _reporter_before(page, pieces[0].start, clauses)
    speaker = None if holder is None else phrase(page, holder)
    return Draft(_quotation(pieces, form, None), speaker, holder, None)


def _reporter_before(page: Page, start: int, clauses: Mapping[int, Draft]) -> int | None:
    """Give whom the sentence before cites or is about, when it stands in this or the last paragraph."""
    parse = page.parse
    token = page.first_token(start) - 1
    while token > 0 and parse.pos[token] == "PUNCT":
        token -= 1
    if token <= 0:
        return None
    first, end = parse.sentence_of(token)
    for at in range(end - 1, max(first, end - NEAREST_REPORT) - 1, -1):
        draft = clauses.get(at)
        if draft is not None and draft.holder is not None and page.within[at] < 0:
            return draft.holder
    subject = next((at for at in range(first, end) if parse.deps[at] == "ROOT" and at in page.subjects), None)
    if subject is None or page.paragraph_at(start) != page.paragraph_at(parse.starts[first]):
        return None
    holder = page.subjects[subject]
    is_somebody = parse.pos[holder] in ("PROPN", "PRON")
    return holder if is_somebody and page.word(holder) not in page.speech.speakers.things else None


def _extended(page: Page, draft: Draft, group: Spoken) -> Draft:
    """Add to a clause's content the stretches that its cue holds too."""
    more = [page.stretches[place].inner for place in group.stretches[1:]]
    pieces = [*draft.quotation.parts, *more]
    return replace(draft, quotation=_quotation(pieces, "mixed", draft.quotation.cue))


def _with_parents(drafts: list[Draft]) -> list[Draft]:
    found: list[Draft] = []
    open_: list[int] = []
    for draft in drafts:
        span = draft.quotation.span
        while open_ and found[open_[-1]].quotation.span.end <= span.start:
            open_.pop()
        parent = None
        for place in reversed(open_[-DEEPEST:]):
            above = found[place].quotation
            if above.span != span and _holds(above, span):
                parent = place
                break
        open_.append(len(found))
        found.append(replace(draft, quotation=replace(draft.quotation, parent=parent)))
    return found


# Quotations inside quotations: more than this many around one place are not looked through.
DEEPEST = 16


def _holds(above: Quotation, span: Span) -> bool:
    parts = above.parts
    place = bisect_right(parts, span.start, key=lambda part: part.start) - 1
    return place >= 0 and parts[place].covers(span)
