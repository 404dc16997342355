"""Read off the grammar what a value is of: what governs it, what is counted, what became of that."""

from collections.abc import Mapping, Sequence

from readout.language.en.clauses import noun_phrase
from readout.language.en.comparing.values import ANYHOW, outcomes
from readout.model.layers import Quantity, TimeExpression
from readout.model.parse import Parse
from readout.model.span import Span
from readout.reconcile.claims.reading import Claim, Term
from readout.reconcile.values.context import CONTENT, Setting

# What a value is of is told in a phrase no longer than this.
LONGEST_ABOUT = 80
# A word that says what became of somebody is looked for so far from the count.
FARTHEST_OUTCOME = 3
# The kinds that have an owner: a person's age.
OWNED = frozenset({"age"})
FARTHEST_OWNER = 2


def governors_of(parse: Parse, setting: Setting, counted: Span | None) -> tuple[str, ...]:
    """Give what the value depends on, besides what is counted, as "lemma/part", the nearest first."""
    return tuple(
        f"{parse.lemmas[token].lower()}/{CONTENT[parse.pos[token]]}"
        for token, _ in setting.governors
        if not (counted and counted.start <= parse.starts[token] < counted.end)
    )


def described_by(setting: Setting, at_token: Mapping[int, Sequence[Term]], parse: Parse) -> str:
    """Give the key of the noun that a participle or relative clause around the value describes."""
    verb = next((token for token, _ in setting.governors if parse.pos[token] == "VERB"), None)
    if verb is None or parse.deps[verb] not in ("acl", "relcl"):
        return ""
    return next((term.key for term in at_token.get(parse.heads[verb], ())), "")


def nouns_of(
    value: Quantity | TimeExpression, at_token: Mapping[int, Sequence[Term]], parse: Parse
) -> tuple[str, ...]:
    """Give the head of what is counted, and the heads that are coordinated with it or modify it."""
    if not isinstance(value, Quantity) or not value.noun:
        return ()
    if value.counted is None:
        return (f"{value.noun}/n",)
    tokens = parse.tokens_in(value.counted)
    inside = [term.key for token in tokens for term in at_token.get(token, ())]
    head = f"{value.noun}/n"
    return (head, *(key for key in dict.fromkeys(inside) if key.endswith("/n") and key != head))


def words_that_narrow(value: Quantity | TimeExpression, parse: Parse) -> frozenset[str]:
    """Give the words that narrow what is counted, as "lemma/part"."""
    if not isinstance(value, Quantity) or value.counted is None:
        return frozenset()
    words = (
        f"{parse.lemmas[token].lower()}/{CONTENT[parse.pos[token]]}"
        for token in parse.tokens_in(value.counted)
        if parse.pos[token] in CONTENT
    )
    return frozenset(word for word in words if word != f"{value.noun}/n")


def is_label(value: Quantity | TimeExpression, setting: Setting, parse: Parse) -> bool:
    """Say whether a figure stands behind the noun that it belongs to."""
    token = setting.anchor
    head = parse.heads[token]
    return (
        isinstance(value, Quantity)
        and value.kind == "number"
        and value.counted is None
        and parse.deps[token] in ("nummod", "appos", "npadvmod")
        and head < token
        and parse.pos[head] in ("NOUN", "PROPN")
    )


def about_of(
    value: Quantity | TimeExpression, setting: Setting, holders: Sequence[Claim], parse: Parse
) -> Span | None:
    """Give what is counted, else the noun it depends on, else who or what the clause is about."""
    if isinstance(value, Quantity) and value.counted is not None:
        return value.counted
    above = next((token for token, _ in setting.governors), None)
    if above is not None and parse.pos[above] in ("NOUN", "PROPN"):
        phrase = noun_phrase(parse, above)
        return phrase if len(phrase) <= LONGEST_ABOUT else parse.span(above, above)
    for claim in holders:
        if claim.predicate not in ANYHOW and isinstance(value, TimeExpression):
            return claim.event.predicate
        for role in (claim.event.agent, claim.event.patient):
            if role is not None and not role.overlaps(value.span) and not _is_pronoun(parse, role):
                return role if len(role) <= LONGEST_ABOUT else claim.event.predicate
    return None if above is None else parse.span(above, above)


def _is_pronoun(parse: Parse, phrase: Span) -> bool:
    return all(parse.pos[token] in ("PRON", "DET") for token in parse.tokens_in(phrase))


def outcome_of(parse: Parse, setting: Setting, value: Quantity | TimeExpression) -> str:
    """Give what the nearest such word in the grammar says became of what is counted; lives are lost."""
    classes = outcomes()
    if isinstance(value, Quantity) and value.noun in classes:
        return classes[value.noun]
    for token, far in setting.steps:
        if far > FARTHEST_OUTCOME:
            break
        name = classes.get(parse.lemmas[token].lower())
        if name and not value.span.covers(parse.span(token, token)):
            return name
    return ""


def owner_of(value: Quantity | TimeExpression, setting: Setting, people: Mapping[int, str]) -> str:
    """Give the key of the nearest person named, for a value that somebody has."""
    if not isinstance(value, Quantity) or value.kind not in OWNED:
        return ""
    near = (people[token] for token, far in setting.steps if far <= FARTHEST_OWNER and token in people)
    return next(near, "")
