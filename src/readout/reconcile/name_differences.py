"""Find people whose name documents write in different ways.

Counted: full names (two words or more) of one person, as different documents spell them.
Not counted: a surname alone, a title, and forms that all
documents use side by side.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from readout.model.identity import Identities
from readout.model.layers import Annotation
from readout.model.readout import Difference, Evidence, Pair, Side, Verdict


def find_name_differences(annotations: Sequence[Annotation], identities: Identities) -> Iterator[Difference]:
    """Yield a difference for each person with more than one spelling over the documents."""
    forms = _full_names(annotations, identities)
    for entity in identities.entities:
        found = forms.get(entity.id, {})
        if entity.type == "person" and len(found) > 1 and _is_across(found):
            yield _difference(entity.name, found)


def _full_names(
    annotations: Sequence[Annotation], identities: Identities
) -> dict[str, dict[str, dict[str, Evidence]]]:
    """Give, by entity and written form, the first place of the form in each document."""
    forms: dict[str, dict[str, dict[str, Evidence]]] = defaultdict(lambda: defaultdict(dict))
    for annotation in annotations:
        document = annotation.document
        for mention in annotation.mentions or ():
            words = mention.span.of(document.text).split()
            identity = identities.of.get((document.id, mention.entity))
            if identity and mention.form == "name" and len(words) > 1:
                form = forms[identity][" ".join(words)]
                form.setdefault(document.id, Evidence.at(document, mention.span))
    return forms


def _is_across(forms: dict[str, dict[str, Evidence]]) -> bool:
    """Say whether some document lacks a form that another has."""
    holders = [set(found) for found in forms.values()]
    return any(one != two for one, two in combinations(holders, 2))


def _difference(name: str, forms: dict[str, dict[str, Evidence]]) -> Difference:
    written = sorted(forms, key=lambda form: -len(forms[form]))  # stable: else in the order of the documents
    sides = tuple(Side(value=form, evidence=tuple(forms[form].values())) for form in written)
    pairs = tuple(
        Pair((one, two), *_judge(written[one], written[two]))
        for one, two in combinations(range(len(written)), 2)
    )
    weightiest = next((pair for pair in pairs if pair.verdict == "precision"), pairs[0])
    return Difference(name, "person", weightiest.verdict, weightiest.why, sides, pairs)


def _judge(one: str, two: str) -> tuple[Verdict, str]:
    if len(one.split()) == len(two.split()):
        return "same", "two spellings of one name"
    return "precision", "one gives more of the name"
