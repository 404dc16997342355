"""All versions of one utterance are put together and compared word by word."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from readout.annotate.sentences import STEP as SENTENCES
from readout.group.origins.finding import find_origins
from readout.model.identity import Identities
from readout.model.layers import Annotation, Entity, Mention, Quotation, QuotationForm, Speaker
from readout.model.readout import Collation, NameForm, StoryEntity
from readout.model.span import Span
from readout.reconcile.utterances.collation import collate
from support import annotated, document

Row = tuple[str, QuotationForm, str]

HARBOUR = "We will not open the northern pier before every bolt has been tested"


def quoting(identifier: str, text: str, *rows: Row) -> Annotation:
    """Annotate a text with quotations given as (content, form, the speaker's words)."""
    annotation = annotated(document(text, identifier=identifier), [SENTENCES])
    entities: list[Entity] = []
    quotations: list[Quotation] = []
    for content, form, speaker in rows:
        start = text.index(content)
        said = None
        if speaker:
            at = text.index(speaker)
            said = Speaker(Span(at, at + len(speaker)), f"e{len(entities) + 1}")
            entities.append(Entity(f"e{len(entities) + 1}", speaker, "person", (speaker,)))
        quotations.append(Quotation(Span(start, start + len(content)), form, said))
    return replace(annotation, entities=tuple(entities), mentions=(), quotations=tuple(quotations))


def collated(*annotations: Annotation) -> tuple[Collation, ...]:
    """Collate, with everybody of one surname taken for one person."""
    surnames: dict[str, str] = {}
    places = {}
    for annotation in annotations:
        for entity in annotation.entities or ():
            surname = entity.name.split()[-1]
            surnames.setdefault(surname, entity.name)
            places[annotation.document.id, entity.id] = f"E-{surname}"
    entities = tuple(
        StoryEntity(f"E-{surname}", name, "person", (NameForm(name, ()),))
        for surname, name in sorted(surnames.items())
    )
    identities = Identities(entities, places)
    return collate(annotations, identities, find_origins([item.document for item in annotations]))


def exact(collation: Collation) -> list[str]:
    return [version.evidence.exact for version in collation.versions]


def variants(collation: Collation) -> list[tuple[str, str | None, str | None]]:
    return [
        (item.kind, item.first.exact if item.first else None, item.second.exact if item.second else None)
        for item in collation.variants
    ]


def pair(one: str, other: str) -> tuple[Annotation, Annotation]:
    return (
        quoting("a", f"“{one},” said Mara Ostrel.", (one, "direct", "Mara Ostrel")),
        quoting("b", f"Ostrel told reporters: “{other}.”", (other, "direct", "Ostrel")),
    )


def test_the_same_words_are_one_utterance_with_the_storys_name_for_the_speaker() -> None:
    (found,) = collated(*pair(HARBOUR, HARBOUR))

    assert found.speaker == "Mara Ostrel"
    assert [version.speaker_as for version in found.versions] == ["Mara Ostrel", "Ostrel"]
    assert found.variants == ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(
            HARBOUR.replace("every bolt", "every single bolt"), [("addition", None, "single")], id="addition"
        ),
        pytest.param(HARBOUR.replace("the northern", "northern"), [("omission", "the", None)], id="omission"),
        pytest.param(
            HARBOUR.replace("open", "reopen"), [("substitution", "open", "reopen")], id="substitution"
        ),
        pytest.param(HARBOUR.replace("We", "we"), [("case", "We", "we")], id="case"),
        pytest.param(
            HARBOUR.removesuffix(" before every bolt has been tested"),
            [("truncation", "before every bolt has been tested", None)],
            id="truncation",
        ),
        pytest.param(HARBOUR.replace("open the", "‘open’—the"), [], id="typography is no variant"),
    ],
)
def test_versions_are_compared_word_by_word(
    other: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    (found,) = collated(*pair(HARBOUR, other))

    assert sorted(variants(found)) in (sorted(expected), sorted(swapped(expected)))


def swapped(
    expected: Sequence[tuple[str, str | None, str | None]],
) -> list[tuple[str, str | None, str | None]]:
    """Give the variants as they read when the other version is the fuller one."""
    kinds = {"addition": "omission", "omission": "addition"}
    return [(kinds.get(kind, kind), second, first) for kind, first, second in expected]


def test_the_fullest_version_comes_first() -> None:
    short = quoting("a", "Ostrel spoke of a “broken pier”.", ("a “broken pier", "mixed", "Ostrel"))
    full = quoting(
        "b", "“This is a broken pier,” Mara Ostrel said.", ("This is a broken pier", "direct", "Mara Ostrel")
    )
    (found,) = collated(short, full)

    assert exact(found) == ["This is a broken pier", "a “broken pier"]
    assert [kind for kind, _, _ in variants(found)] == ["form", "truncation"]


def test_a_long_quotation_is_compared_sentence_by_sentence() -> None:
    full = f"{HARBOUR}. Two cranes must be replaced first."
    one = quoting("a", f"“{full}” said Mara Ostrel.", (full, "direct", "Mara Ostrel"))
    other = quoting("b", f"“{HARBOUR},” said Ostrel.", (HARBOUR, "direct", "Ostrel"))

    assert [exact(found) for found in collated(one, other)] == [
        [f"{HARBOUR}.", HARBOUR],
        ["Two cranes must be replaced first."],
    ]


def test_a_quotation_that_nobody_else_parts_stays_whole() -> None:
    full = f"{HARBOUR}. Two cranes must be replaced first."

    (found,) = collated(quoting("a", f"“{full}” said Mara Ostrel.", (full, "direct", "Mara Ostrel")))

    assert exact(found) == [full]


def test_a_paraphrase_joins_the_words_of_the_same_speaker() -> None:
    indirect = "the northern pier would stay closed until every bolt was tested"
    one = quoting("a", f"“{HARBOUR},” said Mara Ostrel.", (HARBOUR, "direct", "Mara Ostrel"))
    other = quoting("b", f"Ostrel said {indirect}.", (indirect, "indirect", "Ostrel"))

    (found,) = collated(one, other)

    assert exact(found) == [HARBOUR, indirect]
    assert [item.kind for item in found.variants] == ["form"]


def test_the_same_words_of_another_speaker_are_kept_together_and_told() -> None:
    one = quoting("a", f"“{HARBOUR},” said Mara Ostrel.", (HARBOUR, "direct", "Mara Ostrel"))
    other = quoting("b", f"“{HARBOUR},” said Pim Daneel.", (HARBOUR, "direct", "Pim Daneel"))

    (found,) = collated(one, other)

    assert variants(found) == [("speaker", "Mara Ostrel", "Pim Daneel")]


def test_two_things_that_one_speaker_says_of_the_same_matter_stay_two() -> None:
    first = "The pier will be closed for a week"
    second = "The pier was built by my grandfather in a summer of storms"

    assert len(collated(*pair(first, second))) == 2


def test_an_unattributed_quotation_is_listed_and_an_unnamed_paraphrase_is_not() -> None:
    text = "“Nothing like this has happened here.” Some say the fog was to blame."
    annotation = quoting(
        "a",
        text,
        ("Nothing like this has happened here.", "direct", ""),
        ("the fog was to blame", "indirect", ""),
    )

    (found,) = collated(annotation)

    assert (found.speaker, exact(found)) == (None, ["Nothing like this has happened here."])


def test_a_document_without_quotations_has_no_collations() -> None:
    assert collated(quoting("a", "Nobody said anything.")) == ()


def test_two_remarks_of_one_document_are_not_versions_of_each_other() -> None:
    first, second = "Nine guests were on the ferry", "A second ferry with nine guests came home"
    annotation = quoting(
        "a",
        f"“{first},” Mara Ostrel said. “{second},” Ostrel added.",
        (first, "direct", "Mara Ostrel"),
        (second, "direct", "Ostrel"),
    )

    assert len(collated(annotation)) == 2


def test_words_that_one_document_carries_twice_are_listed_twice() -> None:
    annotation = quoting(
        "a",
        "Mara Ostrel spoke of “a broken pier”. “This is a broken pier,” Ostrel said.",
        ("a broken pier", "direct", "Mara Ostrel"),
        ("This is a broken pier", "direct", "Ostrel"),
    )

    (found,) = collated(annotation)

    assert exact(found) == ["This is a broken pier", "a broken pier"]


def test_every_quotation_in_marks_is_in_a_collation_and_evidence_is_exact() -> None:
    one, other = pair(f"{HARBOUR}: it is a wreck; it was one before", HARBOUR)

    found = collated(one, other)

    texts = {item.document.id: item.document.text for item in (one, other)}
    said = [version.evidence for collation in found for version in collation.versions]
    assert sorted(item.exact for item in said) == sorted(
        [HARBOUR, HARBOUR, "it is a wreck; it was one before"]
    )
    for item in said:
        assert item.exact == texts[item.doc][item.start : item.end]


def test_a_title_that_both_mention_is_nobodys_words() -> None:
    one = quoting(
        "a", "Mara Ostrel praised “The Long Night”.", ("praised “The Long Night", "mixed", "Mara Ostrel")
    )
    other = quoting(
        "b", "Ostrel wrote “The Long Night” in jail.", ("“The Long Night” in jail", "mixed", "Ostrel")
    )

    assert len(collated(one, other)) == 2


def test_an_endless_quotation_takes_linear_time() -> None:
    words = "on and then " * 1_000
    one = quoting("a", f"“{words}end,” said Mara Ostrel.")
    span = Span(1, len(words) + 4)
    speaker = Speaker(Span(len(words) + 12, len(words) + 23), None)
    endless = replace(one, quotations=(Quotation(span, "direct", speaker),))
    again = replace(endless, document=replace(one.document, id="b"))

    found = collated(endless, again)

    assert {version.evidence.doc for collation in found for version in collation.versions} == {"a", "b"}


def test_words_in_marks_that_nobody_is_cited_for_are_a_version_when_another_document_quotes_them() -> None:
    quoted = quoting("a", f"“{HARBOUR},” said Mara Ostrel.", (HARBOUR, "direct", "Mara Ostrel"))
    plain = quoting(
        "b", "Ostrel, “before every bolt has been tested”, lets no ship sail. “Nine ropes and a dog” sank."
    )
    named = replace(
        plain,
        entities=(Entity("e1", "Ostrel", "person", ("Ostrel",)),),
        mentions=(Mention(Span(0, 6), "e1", "person"),),
    )

    (found,) = collated(quoted, named)

    assert exact(found) == [HARBOUR, "before every bolt has been tested"]
    assert found.speaker == "Mara Ostrel"


def test_words_in_marks_that_nobody_quotes_are_no_utterance() -> None:
    one = replace(
        quoting("a", "Ostrel opened the “old iron gate” of the harbour."),
        entities=(Entity("e1", "Ostrel", "person", ("Ostrel",)),),
        mentions=(Mention(Span(0, 6), "e1", "person"),),
    )

    assert collated(one, replace(one, document=replace(one.document, id="b"))) == ()


def test_sentences_that_all_documents_carry_in_a_row_are_one_utterance() -> None:
    full = f"{HARBOUR}. Two cranes must be replaced first."

    (found,) = collated(*pair(full, full))

    assert exact(found) == [full, full]


def test_a_name_speaks_before_a_pronoun() -> None:
    one = quoting("a", f"“{HARBOUR},” she said.", (HARBOUR, "direct", "she"))
    other = quoting("b", f"“{HARBOUR},” said Mara Ostrel.", (HARBOUR, "direct", "Mara Ostrel"))

    (found,) = collated(one, other)

    assert found.speaker == "Mara Ostrel"
    assert [kind for kind, _, _ in variants(found)] == []
