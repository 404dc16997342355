"""Tell by the grammar around a phrase whether it lies behind or ahead.

News tells of what has happened, so the past is what remains when nothing points ahead.
What does: "will", "would" and the other modals, a verb of planning, an infinitive behind
an agreement ("agreed to meet on Friday", "an offer to talk in May"), and the present of
a verb that timetables use ("the trial starts on Monday"). A phrase that hangs on a noun
("the shooting on Sunday") is not governed by the clause's verb, unless that noun is its
subject or object.
"""

from readout.language.common.calendar.forms import Direction
from readout.model.parse import Parse

AHEAD = frozenset(
    {"will", "shall", "'ll", "ll", "wo", "would", "'d", "may", "might"} | {"could", "can", "should", "must"}
)
PLANNING = frozenset(
    {"schedule", "plan", "expect", "due", "set", "slate", "intend", "hope", "aim", "postpone", "propose"}
    | {"want", "need", "upcoming", "book", "arrange", "delay", "going", "ready", "prepare"}
)
COMMITTING = frozenset(
    {"agree", "vow", "promise", "order", "ask", "invite", "pledge", "decide", "urge", "threaten", "offer"}
    | {"refuse", "tell", "seek", "allow", "let", "have", "like", "consider", "call"}
)
TIMETABLED = frozenset(
    {"begin", "start", "open", "meet", "vote", "end", "expire", "resume", "return", "travel", "visit"}
    | {"arrive", "leave", "fly", "run", "launch", "close", "face", "take", "play", "host", "hold", "go"}
    | {"come", "depart"}
)


def direction(parse: Parse, first: int, last: int) -> Direction:
    """Give "future" when the tokens `first` to `last` lie ahead of the telling, else "past"."""
    noun: int | None = None
    for token in (first, *parse.ancestors(first)):
        if first <= token <= last:
            continue
        if parse.lemmas[token].lower() in PLANNING and parse.pos[token] in ("VERB", "ADJ", "AUX"):
            return "future" if noun is None or _takes(parse, noun, token) else "past"
        if parse.pos[token] in ("NOUN", "PROPN") and noun is None:
            noun = token
        if parse.pos[token] not in ("VERB", "AUX"):
            continue
        if noun is not None and not (_takes(parse, noun, token) and _points_ahead(parse, token)):
            return "past"
        told = _told(parse, token)
        if told:
            return told
    return "past"


def _takes(parse: Parse, noun: int, verb: int) -> bool:
    return parse.heads[noun] == verb and parse.deps[noun] in ("nsubj", "nsubjpass", "dobj", "attr")


def _points_ahead(parse: Parse, verb: int) -> bool:
    words = {parse.word(child).lower() for child in parse.children[verb] if parse.deps[child] == "aux"}
    return bool(words & AHEAD) and "have" not in words


def _told(parse: Parse, verb: int) -> Direction | None:
    """Give what one verb tells, or None when the verb above it has to."""
    if _points_ahead(parse, verb):
        return "future"
    tag = parse.tags[verb]
    helpers = [child for child in parse.children[verb] if parse.deps[child] in ("aux", "auxpass")]
    past = any(parse.tags[child] in ("VBD", "VBN") or parse.lemmas[child] == "have" for child in helpers)
    if tag in ("VBZ", "VBP"):
        return "future" if not past and parse.lemmas[verb] in TIMETABLED else "past"
    if tag == "VBG" and helpers:
        return "future" if not past else "past"
    if tag == "VB" and any(parse.tags[child] == "TO" for child in helpers):
        above = parse.heads[verb]
        if parse.deps[verb] == "acl" or parse.lemmas[above] in COMMITTING:
            return "future"
        return None
    return None if tag in ("VBG", "VB") and parse.deps[verb] in ("xcomp", "ccomp", "conj") else "past"


def is_governed(parse: Parse, token: int) -> bool:
    """Say whether "in two weeks" at `token` tells when: not behind "the first", "the worst", "the only"."""
    head = parse.heads[token]
    ranks = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "no", "time"})
    below = parse.children[head]
    return not any(parse.tags[child] in ("JJS", "RBS") or parse.lemmas[child] in ranks for child in below)
