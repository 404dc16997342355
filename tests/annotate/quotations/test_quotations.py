import pytest

from readout.annotate.quotations.step import STEP
from readout.annotate.sentences import STEP as SENTENCES
from readout.model.layers import Annotation, Entity, Mention, Quotation
from readout.model.span import Span
from support import annotated, document


def quoted(text: str, title: Span | None = None) -> tuple[Quotation, ...]:
    return annotated(document(text, title_span=title), [SENTENCES, STEP]).quotations or ()


def shown(text: str) -> list[tuple[str, str | None, str]]:
    """Give form, speaker and content of each quotation, pieces joined by a bar."""
    return [
        (
            found.form,
            found.speaker.span.of(text) if found.speaker else None,
            " | ".join(part.of(text) for part in found.parts),
        )
        for found in quoted(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The bridge is closed,” said Mayor Tilda Orme.",
            [("direct", "Mayor Tilda Orme", "The bridge is closed,")],
            id="cue after",
        ),
        pytest.param(
            'Orme said: "The bridge is closed. It stays closed."',
            [("direct", "Orme", "The bridge is closed. It stays closed.")],
            id="cue before",
        ),
        pytest.param(
            "“The bridge,” Orme said, “is closed for the winter.”",
            [("direct", "Orme", "The bridge, | is closed for the winter.")],
            id="cue inside",
        ),
        pytest.param(
            "“The bridge is closed,” she said. “It will open in May.”",
            [("direct", "she", "The bridge is closed, | It will open in May.")],
            id="goes on after the cue",
        ),
        pytest.param(
            "``The bridge is closed,'' Orme said.",
            [("direct", "Orme", "The bridge is closed,")],
            id="doubled marks",
        ),
        pytest.param(
            "„The bridge is closed“, said Orme.",
            [("direct", "Orme", "The bridge is closed")],
            id="German marks",
        ),
        pytest.param(
            "«The bridge is closed,» said Orme.",
            [("direct", "Orme", "The bridge is closed,")],
            id="angle marks",
        ),
        pytest.param(
            "‘The workers’ bridge is closed,’ said Orme.",
            [("direct", "Orme", "The workers’ bridge is closed,")],
            id="single marks with an apostrophe inside",
        ),
        pytest.param(
            "Orme said the bridge had been closed.",
            [("indirect", "Orme", "the bridge had been closed")],
            id="indirect",
        ),
        pytest.param(
            "Orme said that the bridge was “a death trap” for cyclists.",
            [("mixed", "Orme", "the bridge was “a death trap” for cyclists")],
            id="mixed",
        ),
        pytest.param(
            "The bridge was closed on Monday, according to the port authority.",
            [("indirect", "the port authority", "The bridge was closed on Monday")],
            id="according to",
        ),
        pytest.param(
            "Orme called the bridge a disgrace.",
            [("indirect", "Orme", "the bridge a disgrace")],
            id="characterised",
        ),
        pytest.param(
            "From the report: “The bolts had rusted through years before.”",
            [("direct", "the report", "The bolts had rusted through years before.")],
            id="a document speaks",
        ),
        pytest.param(
            "Orme criticised the engineers for the delay, saying the bolts were old.",
            [
                ("indirect", "Orme", "the engineers for the delay"),
                ("indirect", "Orme", "the bolts were old"),
            ],
            id="the speaker goes on in a participle",
        ),
    ],
)
def test_a_quotation_is_found_with_its_speaker(
    text: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They watched “Harbour Lights” at the cinema.", id="title"),
        pytest.param("The so-called “safe” bridge stood for a year.", id="scare quotes"),
        pytest.param("The workers' hut stood near the Johnsons' farm.", id="apostrophes"),
        pytest.param('The plank was 5\'10" long and 4" wide.', id="inches"),
    ],
)
def test_marks_that_quote_nobody_are_no_quotation(text: str) -> None:
    assert shown(text) == []


def test_a_quotation_goes_on_over_paragraphs_that_open_with_a_mark() -> None:
    text = (
        "“The bridge is closed,” Orme said. “We looked at every bolt.\n\n"
        "“The bolts are old.\n\n“We will wait.”"
    )

    (found,) = quoted(text)

    assert [part.of(text) for part in found.parts] == [
        "The bridge is closed,",
        "We looked at every bolt.",
        "The bolts are old.",
        "We will wait.",
    ]


def test_a_paragraph_of_quotation_without_a_cue_goes_on_from_the_one_before() -> None:
    text = "“The bridge is closed,” Orme said.\n\n“It will open in May, if the bolts come.”"

    (found,) = quoted(text)

    assert len(found.pieces) == 2


def test_a_missing_mark_costs_one_paragraph() -> None:
    text = "“The bridge is closed, Orme said.\n\n“The bolts are old,” said engineer Paul Dray."

    found = shown(text)

    assert found[-1] == ("direct", "engineer Paul Dray", "The bolts are old,")


def test_an_unattributed_quotation_is_kept_without_a_speaker() -> None:
    text = "The hall fell silent for a minute that evening.\n\n“Nobody told us that the bridge was shut.”"

    assert shown(text) == [("direct", None, "Nobody told us that the bridge was shut.")]


def test_a_quotation_inside_a_quotation_names_its_parent() -> None:
    text = "“Orme said, ‘The bridge is safe,’ and then it fell,” said engineer Paul Dray."

    outer, inner = quoted(text)

    assert outer.parent is None
    assert inner.parent == 0
    assert inner.span.of(text) == "The bridge is safe,"


def test_a_report_inside_a_report_names_its_parent() -> None:
    text = "Dray said Orme had told the council that the bridge was safe."

    found = quoted(text)

    assert [(item.span.of(text), item.parent) for item in found] == [
        ("Orme had told the council that the bridge was safe", None),
        ("the bridge was safe", 0),
    ]


def test_the_cited_person_speaks_not_the_paper() -> None:
    text = "The Courier quoted Orme as saying the bridge was safe."

    assert [item[1] for item in shown(text)] == ["Orme"]


def test_a_signed_post_is_its_accounts_own_words() -> None:
    text = "The bridge is open again. Drive slowly.\n— Port of Velle (@portvelle) May 3, 2031"

    assert shown(text) == [("direct", "Port of Velle", "The bridge is open again. Drive slowly.")]


def test_small_words_in_marks_in_the_headline_are_a_quotation() -> None:
    text = "Bridge shut over 'rusty bolts' in Velle\n\nThe bridge is closed."

    (found,) = quoted(text, title=Span(0, 39))

    assert found.span.of(text) == "rusty bolts"


def test_the_cue_is_marked() -> None:
    text = "The bridge, the mayor said, is closed."

    (found,) = quoted(text)

    assert found.cue is not None
    assert found.cue.of(text) == "said"


def with_people(text: str, names: dict[str, str]) -> Annotation:
    """Annotate `text` with a mention for each place of each name; `names` gives name to entity."""
    annotation = annotated(document(text), [SENTENCES])
    mentions = []
    for name, entity in names.items():
        place = text.find(name)
        while place >= 0:
            mentions.append(Mention(Span(place, place + len(name)), entity, "person"))
            place = text.find(name, place + 1)
    entities = tuple(Entity(entity, name, "person", (name,)) for name, entity in names.items())
    return STEP.run(
        Annotation(
            annotation.document,
            annotation.parse,
            annotation.sentences,
            entities=entities,
            mentions=tuple(sorted(mentions, key=lambda mention: mention.span)),
        )
    )


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Ms. Orme said the bridge was closed.", ["e1"], id="name"),
        pytest.param(
            "“It is closed,” Ms. Orme said.\n\nThe bolts are old.\n\n“It will open,” she said.",
            ["e1", "e1"],
            id="pronoun",
        ),
        pytest.param(
            "“It is closed,” Ms. Orme said. Mr. Dray nodded. “It will open,” he said.",
            ["e1", "e2"],
            id="somebody else has become the subject",
        ),
        pytest.param(
            "“It is closed,” Ms. Orme said. Mr. Dray nodded. “It will open,” she said.",
            ["e1", "e1"],
            id="a title rules a candidate out",
        ),
        pytest.param("“It is closed,” Orme and Dray said.", [None], id="two together"),
        pytest.param(
            "“It is closed,” Ms. Orme said in a statement.\n\n“It will open,” the statement said.",
            ["e1", "e1"],
            id="a statement goes on with whoever spoke in it",
        ),
        pytest.param(
            "The spokesman for the port, Mallam Dray, said it was closed.",
            ["e2"],
            id="a name with a title beside a role",
        ),
        pytest.param(
            "Mr. Dray said the bolts were old.\n\nA picture shows Ms. Orme on the bridge."
            "\n\n“It will open,” he said.",
            ["e2", "e2"],
            id="whoever spoke last goes on",
        ),
        pytest.param("“It is closed,” he said.", [None], id="nobody named"),
        pytest.param("The guard spoke to Orme, who said it was closed.", ["e1"], id="relative pronoun"),
    ],
)
def test_a_speaker_is_resolved_where_the_text_decides_it(text: str, speakers: list[str | None]) -> None:
    annotation = with_people(text, {"Orme": "e1", "Dray": "e2"})

    found = [item for item in annotation.quotations or () if item.speaker]

    assert [item.speaker.entity for item in found if item.speaker] == speakers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The guards caught a man who officials say planned the fire.",
            ("indirect", "officials", "planned the fire"),
            id="a relative clause that cites",
        ),
        pytest.param(
            "The guard knew no other group of sailors, his brother, Bo Lind, said.",
            ("indirect", "his brother", "The guard knew no other group of sailors"),
            id="a speaker beside the content's last noun",
        ),
        pytest.param(
            "The crew claimed the prize, saying the race was over, Reuters reported.",
            ("indirect", "The crew", "the race was over"),
            id="a participle inside what is reported",
        ),
    ],
)
def test_whoever_is_cited_in_the_middle_of_a_sentence_is_the_speaker(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in shown(text)


def test_an_empty_text_has_no_quotations() -> None:
    assert quoted("") == ()
