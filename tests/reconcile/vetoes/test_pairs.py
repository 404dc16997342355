"""Two claims that look the same are set apart by what stands against each other in them."""

import pytest

from readout.model.layers import Annotation
from readout.model.readout import Reason
from readout.pipeline.compare import compare_annotations
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import find_claims, find_terms
from readout.reconcile.values.exclusions import Exclusions
from readout.reconcile.values.measures import find_measures
from readout.reconcile.vetoes.opposed import find_opposed
from readout.reconcile.vetoes.pairs import Veto, Vetoes, find_vetoed
from support import document


def annotate(text: str, place: int) -> Annotation:
    found = try_annotate(document(text, identifier=f"d{place}", language="en"))
    assert isinstance(found, Annotation)
    return found


def vetoes_between(one: str, two: str) -> list[Veto]:
    """Give the vetoes on joining any claim of one text with any of the other."""
    annotations = [annotate(text, place) for place, text in enumerate((one, two))]
    identities = join_entities(annotations)
    terms = find_terms(annotations, identities)
    claims = find_claims(annotations, identities, terms)
    measures = find_measures(annotations, claims, terms)
    vetoes = Vetoes(claims, annotations, identities, Exclusions(measures, claims).of)
    places = [[at for at, claim in enumerate(claims) if claim.document == number] for number in (0, 1)]
    assert all(places), "each text must make a claim"
    found = [vetoes.of(mine, other) for mine in places[0] for other in places[1]]
    return [veto for veto in found if veto is not None]


APART = {
    "opposite": [
        (
            "The district court acquitted the former harbour master.",
            "The district court convicted the former harbour master.",
        ),
        ("The ferry terminal was open on Monday.", "The ferry terminal was closed on Monday."),
        ("Exports of salmon rose sharply in the spring.", "Exports of salmon fell sharply in the spring."),
        ("Rescuers found the two climbers alive.", "Rescuers found the two climbers dead."),
        ("The passengers were unharmed after the crash.", "The passengers were injured after the crash."),
        ("Fishermen left the village before the storm.", "Fishermen left the village after the storm."),
        ("The council voted for the new bridge.", "The council voted against the new bridge."),
        (
            "The fire damaged the northern pier of the harbour.",
            "The fire damaged the southern pier of the harbour.",
        ),
        ("The mayor accepted the offer of the shipyard.", "The mayor rejected the offer of the shipyard."),
        ("The museum returned the stolen painting.", "The museum kept the stolen painting."),
        ("The inspectors called the crane unsafe.", "The inspectors called the crane safe."),
        ("The road was not open on Monday.", "The road was not closed on Monday."),
    ],
    "negation": [
        ("The shipyard repaired the ferry engine.", "The shipyard did not repair the ferry engine."),
        (
            "The minister attended the funeral of the fishermen.",
            "The minister never attended the funeral of the fishermen.",
        ),
        ("The pilot wore a life jacket.", "The pilot was not wearing a life jacket."),
        ("The company paid the fine.", "The company refused to pay the fine."),
        ("The union signed the contract.", "The union has not signed the contract."),
        ("The brakes were tested in March.", "The brakes were not tested in March."),
    ],
    "stance": [
        (
            "The general called on the rebels to disarm.",
            "The general stopped short of calling on the rebels to disarm.",
        ),
        ("The bank sacked forty clerks in Bergen.", "The bank threatened to sack forty clerks in Bergen."),
        ("The senator resigned on Friday.", "Colleagues urged the senator to resign on Friday."),
        (
            "The airline cancelled its flights to Tromso.",
            "The airline planned to cancel its flights to Tromso.",
        ),
        ("The museum sold the painting.", "The museum wanted to sell the painting."),
        ("Customs officers seized the trawler.", "The ministry asked customs officers to seize the trawler."),
    ],
    "value": [
        ("The child fell into a well 40 metres deep.", "The child fell into a well 80 metres deep."),
        ("The landslide killed 12 people in the valley.", "The landslide killed 19 people in the valley."),
        ("The ferry carried 140 passengers.", "The ferry carried 95 passengers."),
        ("The company fined the captain $5,000.", "The company fined the captain $9,000."),
        ("The strike lasted three weeks.", "The strike lasted five weeks."),
        ("The bridge opened on 3 May 2019.", "The bridge opened on 9 May 2019."),
    ],
    "name": [
        (
            "Ingrid Solberg chaired the inquiry into the wreck.",
            "Pavel Horak chaired the inquiry into the wreck.",
        ),
        ("Police arrested Anton Reyes at the harbour.", "Police arrested Milan Kovac at the harbour."),
        ("The jury praised Maria Ferrante for the film.", "The jury praised Lucia Bianchi for the film."),
        ("Erik Nilsen won the mayoral race in Bodo.", "Thomas Berg won the mayoral race in Bodo."),
        ("Helena Brandt designed the new opera house.", "Oskar Lindqvist designed the new opera house."),
    ],
    "row": [
        ("The second test of the rocket failed on Monday.", "The third test of the rocket failed on Monday."),
        ("The fire broke out on the fourth floor.", "The fire broke out on the ninth floor."),
        ("The first strike closed the harbour.", "The second strike closed the harbour."),
        ("The company launched its 20th satellite.", "The company launched its 21st satellite."),
        ("Rescuers searched the third tunnel.", "Rescuers searched the fifth tunnel."),
    ],
    "retracted": [
        ("It was initially reported that six sailors drowned.", "Six sailors drowned off the coast."),
        (
            "It was first said that the pilot survived the crash.",
            "The pilot survived the crash, doctors confirmed.",
        ),
        (
            "It was originally thought that the blast destroyed the hotel kitchen.",
            "The blast destroyed the hotel kitchen.",
        ),
        ("It was wrongly reported that the mayor fled the city.", "The mayor fled the city at night."),
        (
            "Four sailors had earlier been reported to have drowned off the coast.",
            "Four sailors drowned off the coast.",
        ),
    ],
}

TOGETHER = {
    "opposite": [
        ("The ferry terminal was not open on Monday.", "The ferry terminal was closed on Monday."),
        ("The shipyard bought the ferry from the city.", "The city sold the ferry to the shipyard."),
        ("The visiting team won the final.", "The home team lost the final."),
        ("The school taught the children Norwegian.", "The children learned Norwegian at the school."),
        ("The red ferry reached the harbour.", "The blue ferry reached the harbour."),
        ("The bank lent the town a million crowns.", "The town borrowed a million crowns from the bank."),
        ("The ten-year-old boy reached the shore.", "The young boy reached the shore."),
        ("The husband reported the theft of the boat.", "The wife reported the theft of the boat."),
    ],
    "negation": [
        ("Divers failed to find the wreck.", "Divers did not find the wreck."),
        ("The road was not safe after the flood.", "The road was unsafe after the flood."),
        ("The union did not sign the contract.", "The union never signed the contract."),
        ("The captain did not deny that he left the bridge.", "The captain said that he left the bridge."),
    ],
    "stance": [
        (
            "The airline will cancel its flights to Tromso.",
            "The airline plans to cancel its flights to Tromso.",
        ),
        (
            "The union demanded that the shipyard pay more.",
            "The union demanded higher pay from the shipyard.",
        ),
        ("The mayor managed to open the bridge.", "The mayor opened the bridge."),
    ],
    "value": [
        ("The landslide killed about 50 people.", "The landslide killed 51 people."),
        ("The landslide killed at least 50 people.", "The landslide killed 60 people."),
        ("More than 100 guests left the hotel.", "120 guests left the hotel."),
        ("The landslide killed 12 people.", "The landslide injured 19 people."),
        ("The ferry carried 40 cars.", "The ferry carried 95 passengers."),
        ("The bridge opened in May 2019.", "The bridge opened on 9 May 2019."),
    ],
    "name": [
        ("Ingrid Solberg chaired the inquiry.", "Mrs Solberg chaired the inquiry."),
        ("Pavel Horak's lawyer left the court.", "Ingrid Solberg's lawyer left the court."),
        ("Police arrested Anton Reyes and Milan Kovac.", "Police arrested Milan Kovac at the harbour."),
    ],
    "row": [
        ("The second test of the rocket failed.", "The test of the rocket failed."),
        ("The test failed for the second time.", "The test failed for the third time."),
        ("The second test of the rocket failed.", "The 2nd test of the rocket failed."),
    ],
    "retracted": [
        ("It was reported that six sailors drowned.", "Six sailors drowned off the coast."),
        (
            "She first said in May that the blast destroyed the hotel kitchen.",
            "The blast destroyed the hotel kitchen.",
        ),
        ("The captain earlier served in the navy.", "The captain served in the navy."),
    ],
}


def cases(given: dict[str, list[tuple[str, str]]]) -> list[object]:
    return [
        pytest.param(kind, *pair, id=f"{kind}: {pair[1]}") for kind, pairs in given.items() for pair in pairs
    ]


@pytest.mark.parametrize(("kind", "one", "two"), cases(APART))
def test_claims_that_stand_against_each_other_are_kept_apart(kind: str, one: str, two: str) -> None:
    assert kind in {veto.kind for veto in vetoes_between(one, two)}


@pytest.mark.parametrize(("kind", "one", "two"), cases(TOGETHER))
def test_claims_that_may_be_one_are_not_kept_apart(kind: str, one: str, two: str) -> None:
    assert vetoes_between(one, two) == []


def test_a_veto_says_which_words_stand_against_each_other() -> None:
    one, two = "The court acquitted the harbour master.", "The court convicted the harbour master."

    (veto,) = vetoes_between(one, two)

    assert (veto.first.of(one), veto.second.of(two)) == ("acquitted", "convicted")
    assert veto.why == "“acquitted” is the opposite of “convicted”"


def test_a_veto_is_the_same_from_both_sides() -> None:
    one, two = "The union signed the contract.", "The union has not signed the contract."

    (veto,), (other,) = vetoes_between(one, two), vetoes_between(two, one)

    assert (veto.first, veto.second) == (other.second, other.first)


def test_an_opposite_is_a_difference_and_no_agreement() -> None:
    texts = (
        "The Lofoten district court acquitted the former harbour master of smuggling.",
        "The Lofoten district court convicted the former harbour master of smuggling.",
    )

    readout = compare_annotations([annotate(text, place) for place, text in enumerate(texts)])

    assert readout.agreements == ()
    (difference,) = [item for item in readout.differences if item.kind == "polarity"]
    assert difference.verdict == "conflict"
    assert "opposite" in difference.why


def test_what_somebody_is_cited_for_is_no_conflict() -> None:
    texts = (
        "The lawyer of the harbour master said that the Lofoten district court acquitted him of smuggling.",
        "After three weeks, the Lofoten district court convicted the harbour master of smuggling whisky.",
    )

    annotations = [annotate(text, place) for place, text in enumerate(texts)]
    identities = join_entities(annotations)
    claims = find_claims(annotations, identities)
    vetoes = Vetoes(claims, annotations, identities)
    mine, other = (
        next(at for at, claim in enumerate(claims) if claim.predicate == predicate)
        for predicate in ("acquit/v", "convict/v")
    )
    match = Match(mine, other, (Reason("near", 0.9),))
    (difference,) = find_opposed(
        find_vetoed([match], vetoes), claims, [item.document for item in annotations]
    )

    assert (difference.kind, difference.verdict) == ("polarity", "unclear")
    assert [side.value for side in difference.sides] == ["acquitted", "convicted"]
