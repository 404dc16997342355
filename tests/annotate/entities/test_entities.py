import pytest

from readout.annotate.entities.step import STEP
from readout.annotate.sentences import STEP as SENTENCES
from readout.model.layers import Annotation, Entity
from readout.model.parse import Parse
from support import annotated


def read(text: str) -> Annotation:
    return annotated(text, [SENTENCES, STEP])


def entity(annotation: Annotation, name: str) -> Entity:
    found = [entity for entity in annotation.entities or () if name in entity.names]
    assert len(found) == 1, f"{name}: {[entity.names for entity in annotation.entities or ()]}"
    return found[0]


def mentioned(annotation: Annotation, name: str, form: str) -> list[str]:
    identifier = entity(annotation, name).id
    text = annotation.document.text
    return [
        mention.span.of(text)
        for mention in annotation.mentions or ()
        if mention.entity == identifier and mention.form == form
    ]


def test_a_surname_joins_the_full_name_and_a_title_is_kept_beside_it() -> None:
    found = read(
        "Norwegian Foreign Minister Lena Holmgren arrived in Geneva on Monday. Holmgren said the talks "
        "would last two days. Reporters waited for Mrs. Holmgren outside."
    )

    assert entity(found, "Holmgren") == entity(found, "Lena Holmgren")
    holmgren = entity(found, "Lena Holmgren")
    assert (holmgren.name, holmgren.type) == ("Lena Holmgren", "person")
    assert "Norwegian Foreign Minister Lena Holmgren" in holmgren.names
    assert "Mrs. Holmgren" in holmgren.names
    assert holmgren.roles == ("Norwegian Foreign Minister",)
    assert mentioned(found, "Lena Holmgren", "name") == ["Lena Holmgren", "Holmgren", "Holmgren"]


def test_two_people_with_one_surname_stay_two() -> None:
    found = read(
        "Peter Holmgren owns the boat. His sister Astrid Holmgren runs the company. "
        "Astrid Holmgren said the boat was old."
    )

    assert entity(found, "Peter Holmgren") != entity(found, "Astrid Holmgren")


def test_the_document_votes_on_the_type() -> None:
    found = read(
        "The chipmaker Veltrix Inc. bought a rival. Veltrix said the deal would close in May. "
        "Analysts like Veltrix. Veltrix fell two percent."
    )

    assert entity(found, "Veltrix").type == "organisation"
    assert len(mentioned(found, "Veltrix", "name")) == 4


def test_names_of_one_country_are_one_and_its_people_are_another() -> None:
    found = read("The United States agreed. U.S. officials met American farmers, and the US sent a ship.")

    assert entity(found, "United States") == entity(found, "US")
    assert entity(found, "United States").type == "place"
    assert entity(found, "American").type == "group"


def test_a_capital_that_acts_is_its_country_and_one_that_is_a_place_is_not() -> None:
    found = read(
        "Russia closed the border. Moscow said the talks had failed, and the ministers met in Moscow. "
        "Relations between Moscow and Oslo are poor."
    )

    assert mentioned(found, "Russia", "name") == ["Russia", "Moscow", "Moscow"]
    spans = [mention for mention in found.mentions or () if mention.span.of(found.document.text) == "Moscow"]
    assert len({mention.entity for mention in spans}) == 2


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    found = read("The Coastal Fisheries Board (CFB) met in Bergen. The CFB voted against the plan.")

    assert entity(found, "CFB") == entity(found, "Coastal Fisheries Board")
    assert entity(found, "CFB").type == "organisation"


def test_a_noun_stands_for_the_one_who_bears_the_role() -> None:
    found = read(
        "Harbour master Knut Solberg closed the port. Sheriff Maria Duarte led the search. "
        "The sheriff said nobody was hurt."
    )

    assert mentioned(found, "Maria Duarte", "role") == ["The sheriff"]


def test_a_noun_that_two_people_bear_is_left_alone() -> None:
    found = read("President Ana Castillo of Veridia met President Ivo Marek of Lothia. The president smiled.")

    assert not [mention for mention in found.mentions or () if mention.form == "role"]


def test_apposition_gives_a_role() -> None:
    found = read("Lena Holmgren, a veteran diplomat, spoke first. The airline's chief, Omar Khalil, agreed.")

    assert entity(found, "Lena Holmgren").roles == ("a veteran diplomat",)
    assert entity(found, "Omar Khalil").roles == ("The airline's chief",)
    assert "The airline's chief, Omar Khalil" in entity(found, "Omar Khalil").names


def test_a_pronoun_is_resolved_where_only_one_person_fits() -> None:
    found = read("Lena Holmgren arrived late. She said the road was closed.")

    assert mentioned(found, "Lena Holmgren", "pronoun") == ["She"]


def test_a_pronoun_between_two_women_is_left_alone() -> None:
    found = read("Lena Holmgren met Maria Duarte. Both of them smiled. The road to her was closed.")

    assert not [mention for mention in found.mentions or () if mention.form == "pronoun"]


def test_an_institution_that_nobody_names_is_one_actor() -> None:
    found = read("The Norwegian army closed the valley. The army said the snow was deep.")

    army = entity(found, "The army")
    assert (army.type, mentioned(found, "The army", "role")) == (
        "organisation",
        ["The Norwegian army", "The army"],
    )


def test_headlines_name_what_the_text_names() -> None:
    found = read("Holmgren Meets Khalil Amid Storm Warnings\n\nLena Holmgren met Omar Khalil on Monday.")

    assert mentioned(found, "Lena Holmgren", "name") == ["Holmgren", "Lena Holmgren"]
    assert not [entity for entity in found.entities or () if "Amid" in entity.name]


def test_every_name_is_a_stretch_of_the_text() -> None:
    found = read("Broad Bay's mayor, Ann Lee, met Veltrix CEO Hugo Brandt. The Oslo-based firm declined.")

    for item in found.entities or ():
        assert all(name in found.document.text for name in item.names)


def test_an_empty_text_names_nobody() -> None:
    assert read("").entities == ()


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["Ann", "Lee"], id="one name"),
        pytest.param([], id="a name each"),
        pytest.param(["Mr.", "President"], id="titles"),
        pytest.param(['"', "he"], id="pronouns"),
    ],
)
def test_a_text_of_names_alone_is_read_to_its_end(words: list[str]) -> None:
    size = 4_000
    tokens = words * (size // max(1, len(words))) or [f"Q{number}x" for number in range(size)]
    annotation = Annotation(document=annotated("").document, parse=_flat(tokens), sentences=())

    found = STEP.run(annotation)

    assert found.mentions is not None
    assert all(mention.span.end <= len(annotation.parse.text) for mention in found.mentions)


def _flat(words: list[str]) -> Parse:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    size = len(words)
    return Parse(
        text=" ".join(words),
        starts=tuple(starts),
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        lemmas=tuple(words),
        pos=("PROPN",) * size,
        tags=("NNP",) * size,
        deps=("nsubj",) * size,
        heads=tuple(max(0, number - 1) for number in range(size)),
        sentences=((0, size),),
        names=tuple((number, number + 1, "PERSON") for number in range(size)),
    )
