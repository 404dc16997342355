"""The catalogue of finders, in the order in which they may look at each other's findings.

A finder is a line in `FINDERS` and a function here that hands a module what it needs; what finds
differences of one sort is a line in `DIFFERENCES`. The modules know each other only as far as their rooms
allow.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import chain

from readout.model.readout import Difference
from readout.reconcile.actors.identities import join_entities
from readout.reconcile.actors.names import find_name_differences
from readout.reconcile.agreeing.agreements import find_agreements
from readout.reconcile.agreeing.counting import Counting
from readout.reconcile.agreeing.described import find_described
from readout.reconcile.agreeing.via import find_borrowings
from readout.reconcile.claims.alignment import CLOSE, JOINED, align_claims
from readout.reconcile.claims.close_calls import find_close_calls
from readout.reconcile.claims.clusters import clusters_of
from readout.reconcile.claims.matching import mutual_best
from readout.reconcile.claims.meanings import read_meanings
from readout.reconcile.claims.reading import find_claims, find_terms
from readout.reconcile.claims.stance import find_claim_differences
from readout.reconcile.copies.differences import find_copies, find_copy_differences
from readout.reconcile.copies.rule import settle
from readout.reconcile.coverage.hearing import Hearing
from readout.reconcile.coverage.omissions import find_omissions
from readout.reconcile.coverage.only_in import find_only_in
from readout.reconcile.finder import Finder
from readout.reconcile.findings import Findings
from readout.reconcile.timeline.moments import find_timeline
from readout.reconcile.utterances.collation import collate
from readout.reconcile.utterances.differences import find_quotation_differences
from readout.reconcile.values.differences import find_value_differences
from readout.reconcile.values.exclusions import Exclusions
from readout.reconcile.values.measures import find_measures
from readout.reconcile.vetoes.opposed import find_opposed
from readout.reconcile.vetoes.pairs import Vetoes, find_vetoed
from readout.reconcile.vetoes.stretches import Contradictions
from readout.reconcile.wording.participants import find_wording_differences
from readout.reconcile.wording.places import find_place_differences


def _identities(found: Findings) -> Findings:
    return replace(found, identities=join_entities(found.annotations))


def _claims(found: Findings) -> Findings:
    terms = find_terms(found.annotations, found.identities)
    return replace(found, terms=terms, claims=find_claims(found.annotations, found.identities, terms))


def _alignment(found: Findings) -> Findings:
    meanings = read_meanings(found.claims, found.annotations)
    matches = align_claims(found.claims, found.annotations, meanings)
    near = [match for match in matches if match.score >= CLOSE]
    return replace(found, matches=matches, best=mutual_best(matches, found.claims), near=near)


def _clusters(found: Findings) -> Findings:
    vetoes = _vetoes(found)
    clusters = clusters_of(found.matches, found.claims, vetoes.forbid)
    return replace(found, clusters=clusters, vetoed=find_vetoed(found.best, vetoes))


def _vetoes(found: Findings) -> Vetoes:
    values = Exclusions(found.measures, found.claims)
    return Vetoes(found.claims, found.annotations, found.identities, values.of)


def _quotations(found: Findings) -> Findings:
    return replace(found, quotations=collate(found.annotations, found.identities, found.origins))


def _borrowings(found: Findings) -> Findings:
    return replace(found, borrowed=find_borrowings(found.annotations))


def _agreements(found: Findings) -> Findings:
    given = found.clusters, found.claims, found.annotations, found.terms, found.origins
    stand_against = Contradictions(found.best, found.claims, found.annotations, _vetoes(found)).between
    agreements = find_agreements(*given, found.quotations, found.borrowed, stand_against)
    return replace(found, agreements=agreements)


def _described(found: Findings) -> Findings:
    counting = Counting.of(found.origins, found.borrowed)
    given = found.annotations, found.identities, found.terms, found.agreements
    return replace(found, described=find_described(*given, counting))


def _measures(found: Findings) -> Findings:
    return replace(found, measures=find_measures(found.annotations, found.claims, found.terms))


def _copies(found: Findings) -> Findings:
    return replace(found, copies=find_copies(found.annotations))


def _of_values(found: Findings) -> Iterable[Difference]:
    return find_value_differences(found.measures, found.matches, found.documents)


def _of_stance(found: Findings) -> Iterable[Difference]:
    return find_claim_differences(found.best, found.claims, found.documents)


def _of_opposites(found: Findings) -> Iterable[Difference]:
    return find_opposed(found.vetoed, found.claims, found.documents)


def _of_quotations(found: Findings) -> Iterable[Difference]:
    return find_quotation_differences(found.quotations, found.documents)


def _of_names(found: Findings) -> Iterable[Difference]:
    return find_name_differences(found.annotations, found.identities)


def _of_places(found: Findings) -> Iterable[Difference]:
    return find_place_differences(found.best, found.claims, found.annotations, found.identities)


def _of_participants(found: Findings) -> Iterable[Difference]:
    return find_wording_differences(found.best, found.claims, found.annotations, found.identities)


# What finds differences, in the order in which they are listed; one may find several kinds (values: number,
# money, duration, date, time). What copies of one text differ in is settled with them in the end.
DIFFERENCES: tuple[Callable[[Findings], Iterable[Difference]], ...] = (
    _of_values,
    _of_stance,
    _of_opposites,
    _of_quotations,
    _of_names,
    _of_places,
    _of_participants,
)


def _differences(found: Findings) -> Findings:
    each = list(chain.from_iterable(find(found) for find in DIFFERENCES))
    of_copy = find_copy_differences(found.copies, found.annotations, found.identities, found.measures)
    return replace(found, differences=tuple(settle(each, of_copy, found.copies, found.documents)))


def _close_calls(found: Findings) -> Findings:
    vetoed = {vetoed.match: vetoed.veto.why for vetoed in found.vetoed}
    questions, asked = find_close_calls(
        [match for match in found.best if match.score >= CLOSE and (match.score < JOINED or match in vetoed)],
        found.claims,
        found.annotations,
        found.origins,
        agreements=found.agreements,
        differences=found.differences,
        quotations=found.quotations,
        vetoed=vetoed,
    )
    return replace(found, questions=questions, asked=asked)


def _coverage(found: Findings) -> Findings:
    given = found.claims, found.near, found.annotations, found.origins
    hearing, quotations, differences = Hearing(found.claims), found.quotations, found.differences
    return replace(
        found,
        only_in=find_only_in(*given, hearing=hearing, quotations=quotations, differences=differences),
        omissions=find_omissions(
            found.agreements, *given, hearing=hearing, quotations=quotations, differences=differences
        ),
    )


def _timeline(found: Findings) -> Findings:
    return replace(found, moments=find_timeline(found.claims, found.clusters, found.near, found.annotations))


FINDERS: tuple[Finder, ...] = (
    Finder("identities", (), ("identities",), _identities),
    Finder("claims", ("identities",), ("terms", "claims"), _claims),
    Finder("alignment", ("claims",), ("matches", "best", "near"), _alignment),
    Finder("measures", ("terms", "claims"), ("measures",), _measures),
    Finder(
        "clusters",
        ("identities", "claims", "matches", "best", "measures"),
        ("clusters", "vetoed"),
        _clusters,
    ),
    Finder("quotations", ("identities",), ("quotations",), _quotations),
    Finder("borrowings", (), ("borrowed",), _borrowings),
    Finder(
        "agreements",
        ("identities", "terms", "claims", "best", "measures", "clusters", "quotations", "borrowed"),
        ("agreements",),
        _agreements,
    ),
    Finder(
        "described",
        ("identities", "terms", "agreements", "borrowed"),
        ("described",),
        _described,
    ),
    Finder("copies", (), ("copies",), _copies),
    Finder(
        "differences",
        ("identities", "claims", "matches", "best", "vetoed", "quotations", "measures", "copies"),
        ("differences",),
        _differences,
    ),
    Finder(
        "close calls",
        ("claims", "best", "vetoed", "agreements", "differences", "quotations"),
        ("questions", "asked"),
        _close_calls,
    ),
    Finder(
        "coverage",
        ("claims", "near", "agreements", "quotations", "differences"),
        ("only_in", "omissions"),
        _coverage,
    ),
    Finder("timeline", ("claims", "clusters", "near"), ("moments",), _timeline),
)
