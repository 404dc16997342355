"""What becomes a line of claims that were joined: what its members share, and which of them."""

from readout.model.layers import Annotation
from readout.model.readout import Origin, Reason
from readout.pipeline.run import try_annotate
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.agreeing.agreements import find_agreements
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import find_claims, find_terms
from support import document


def annotate(text: str, place: int) -> Annotation:
    found = try_annotate(document(text, identifier=f"d{place}", language="en"))
    assert isinstance(found, Annotation)
    return found


def agreed(*texts: str) -> list[list[str]]:
    """Give the documents of each agreement when the one claim of each text is joined with every other."""
    annotations = [annotate(text, place) for place, text in enumerate(texts)]
    identities = join_entities(annotations)
    terms = find_terms(annotations, identities)
    claims = find_claims(annotations, identities, terms)
    assert [claim.document for claim in claims] == list(range(len(texts)))
    reasons = (Reason("joined by hand", 0.9),)
    cluster = [Match(one, two, reasons) for one in range(len(texts)) for two in range(one + 1, len(texts))]
    origins = [Origin((f"d{place}",), "own text") for place in range(len(texts))]
    found = find_agreements([cluster], claims, annotations, terms, origins)
    return sorted([item.doc for item in agreement.evidence] for agreement in found)


def test_all_who_share_enough_are_one_agreement() -> None:
    texts = ("The tug towed the crane to Torsby.", "A tug towed the crane to Torsby on time.")

    assert agreed(*texts, "To Torsby the tug towed the crane.") == [["d0", "d1", "d2"]]


def test_who_shares_too_little_with_all_stands_beside_whom_it_says_most_with() -> None:
    texts = (
        "The yellow tug brought a rusty crane to Torsby harbour.",
        "The yellow tug brought a rusty crane along.",
        "Sailors brought scrap to Torsby harbour.",
    )

    assert agreed(*texts) == [["d0", "d1"], ["d0", "d2"]]


def test_a_thing_that_both_name_states_nothing() -> None:
    assert agreed("The rusty yellow crane fell.", "The rusty yellow crane was sold.") == []
