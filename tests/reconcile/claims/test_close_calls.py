"""What was close to being called one fact and was left is asked, with what speaks for it and against."""

from readout.annotate import sentences
from readout.model.layers import Event
from readout.model.readout import Agreement, Evidence, Origin, Reason
from readout.model.span import Span
from readout.reconcile.claims.close_calls import find_close_calls
from readout.reconcile.claims.matching import Match
from readout.reconcile.claims.reading import Claim, Term
from readout.reconcile.claims.signals import BEGINNING, OVERLAP
from support import annotated, document

ONE = "The shipyard rejected the earlier bid. Nobody else came."
TWO = "Its board rejected the original offer of the ministry. It rained."


def claim(place: int, text: str, words: str, weight: float = 2.0) -> Claim:
    start = text.index(words)
    span = Span(start, start + len(words))
    event = Event(
        span=span, predicate=Span(text.index("rejected"), text.index("rejected") + 8), lemma="reject"
    )
    sentence = Span(0, text.index(".") + 1)
    return Claim(place, event, sentence, "reject/v", (Term("reject/v", weight, span),))


def ask(
    *,
    weight: float = 2.0,
    agreements: tuple[Agreement, ...] = (),
    one_origin: bool = False,
    also: tuple[Reason, ...] = (),
) -> list[str]:
    annotations = [
        annotated(document(text, identifier=f"d{place}"), [sentences.STEP])
        for place, text in enumerate((ONE, TWO))
    ]
    claims = [claim(0, ONE, ONE[:37], weight), claim(1, TWO, TWO[:53], weight)]
    reasons = (
        Reason("both have “rejected”", 0.3),
        Reason("“bid” and “offer”", 0.1),
        Reason("unlike values", -0.1),
        *also,
    )
    origins = [Origin(("d0", "d1"), "")] if one_origin else [Origin(("d0",), ""), Origin(("d1",), "")]
    found, count = find_close_calls(
        [Match(0, 1, reasons)], claims, annotations, origins, agreements=agreements
    )
    assert count == len(found)
    return [question.why for question in found]


def test_a_question_says_what_both_have_and_what_stands_against_it() -> None:
    assert ask() == ["both have “rejected”, and “bid” / “offer” are near each other; but unlike values"]


def test_parts_of_the_score_that_no_reader_can_check_are_no_reasons() -> None:
    plain = ask()

    assert ask(also=(Reason(BEGINNING, -0.3), Reason(OVERLAP, -0.02))) == plain
    assert ask(also=(Reason("only one is negated", -0.2),)) != plain


def test_clauses_that_tell_little_ask_nothing() -> None:
    assert ask(weight=0.5) == []


def test_two_copies_of_one_text_ask_nothing() -> None:
    assert ask(one_origin=True) == []


def test_what_an_agreement_of_the_two_sentences_answers_is_not_asked() -> None:
    agreement = Agreement(2, (Evidence("d0", 4, 21, ONE[4:21]), Evidence("d1", 4, 18, TWO[4:18])))

    assert ask(agreements=(agreement,)) == []
