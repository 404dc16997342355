from collections.abc import Sequence
from functools import cache

from readout.annotate.entities.step import STEP
from readout.annotate.sentences import STEP as SENTENCES
from readout.model.identity import Identities
from readout.model.layers import Annotation, Entity
from readout.model.readout import StoryEntity
from readout.reconcile.actors.identities import join_entities
from support import annotated, document


@cache
def read(texts: tuple[str, ...]) -> Sequence[Annotation]:
    return [
        annotated(document(text, identifier=f"d{number}"), [SENTENCES, STEP])
        for number, text in enumerate(texts)
    ]


def join(*texts: str) -> Identities:
    return join_entities(read(texts))


def named(identities: Identities, name: str) -> list[StoryEntity]:
    return [entity for entity in identities.entities if any(form.text == name for form in entity.names)]


def test_two_romanisations_of_one_person_are_one() -> None:
    found = join(
        "Foreign Minister Sergey Orlenko spoke. Orlenko smiled.",
        "Sergei Orlenko left on Friday with an aide.",
    )

    (orlenko,) = named(found, "Orlenko")
    assert orlenko.type == "person"
    assert orlenko.name in ("Sergey Orlenko", "Sergei Orlenko")
    assert {form.text: form.documents for form in orlenko.names}["Sergei Orlenko"] == ("d1",)
    assert "Foreign Minister Sergey Orlenko" in [form.text for form in orlenko.names]


def test_a_bare_surname_joins_the_one_who_bears_it() -> None:
    found = join("Lena Holmgren opened the bridge.", "Mrs. Holmgren said the bridge was safe. Holmgren left.")

    assert len(named(found, "Holmgren")) == 1
    assert named(found, "Holmgren") == named(found, "Lena Holmgren")


def test_a_bare_surname_that_two_bear_stays_by_itself() -> None:
    found = join(
        "Lena Holmgren opened the bridge.",
        "Peter Holmgren closed the bridge.",
        "Mr. Holmgren said the bridge was safe.",
    )

    assert len([entity for entity in found.entities if "Holmgren" in entity.name]) == 3


def test_two_people_of_one_document_are_never_joined_through_another() -> None:
    found = join("Ann Marie Lund met Ann Berit Lund on the quay.", "Ann Lund said nothing.")

    assert named(found, "Ann Marie Lund") != named(found, "Ann Berit Lund")


def test_names_of_one_country_are_one_over_all_documents() -> None:
    found = join("The United States agreed.", "The U.S. agreed.", "America agreed, and so did Norway.")

    (states,) = named(found, "U.S.")
    assert states.name == "United States"
    assert {"United States", "U.S.", "America"} <= {form.text for form in states.names}


def test_the_capital_as_a_government_is_not_the_city() -> None:
    found = join(
        "Russia said no. Moscow said the border was closed.", "A train left for Kazan in Moscow on Monday."
    )

    (russia,) = named(found, "Russia")
    assert "Moscow" in [form.text for form in russia.names]
    assert len(named(found, "Moscow")) == 2


def test_legal_forms_and_acronyms_are_looked_through() -> None:
    found = join(
        "Veltrix Inc. sued the Coastal Fisheries Board (CFB).",
        "Veltrix Corp lost. The Coastal Fisheries Board won.",
        "The CFB thanked the court.",
    )

    assert len(named(found, "CFB")) == 1
    assert named(found, "CFB") == named(found, "Coastal Fisheries Board")
    assert named(found, "Veltrix Inc.") == named(found, "Veltrix Corp")


def test_most_mentioned_comes_first_and_every_entity_has_a_place() -> None:
    texts = ("Lena Holmgren met Omar Khalil. Khalil and Khalil's sister left.", "Omar Khalil spoke in Oslo.")
    found = join(*texts)

    assert found.entities[0].name == "Omar Khalil"
    assert [entity.id for entity in found.entities] == [f"E{n + 1}" for n in range(len(found.entities))]
    places = {(a.document.id, entity.id) for a in read(texts) for entity in a.entities or ()}
    assert set(found.of) == places


def test_names_are_ordered_by_use() -> None:
    found = join("Lena Holmgren left. Holmgren smiled. Holmgren waved.", "Holmgren arrived with her dog.")

    (holmgren,) = named(found, "Holmgren")
    assert holmgren.names[0].text == "Holmgren"
    assert holmgren.names[0].documents == ("d0", "d1")


def test_institutions_of_two_countries_stay_two() -> None:
    found = join(
        "The Norwegian army closed the pass.",
        "The Swedish army closed the road.",
        "Norway's military said so.",
    )

    assert named(found, "The Norwegian army") == named(found, "Norway's military")
    assert named(found, "The Norwegian army") != named(found, "The Swedish army")


def test_a_story_without_documents_has_no_entities() -> None:
    assert join_entities([]).entities == ()


def test_an_annotation_built_by_hand_needs_no_mentions() -> None:
    (base,) = read(("Nothing here.",))
    by_hand = Annotation(
        document=base.document,
        parse=base.parse,
        entities=(Entity("e1", "Oslo", "place", ("Oslo",)),),
        mentions=(),
    )

    assert join_entities([by_hand]).entity("d0", "e1").name == "Oslo"
