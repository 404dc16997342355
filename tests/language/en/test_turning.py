"""What governs a clause may deny it, plan it, ask for it, or take it back."""

import pytest

from readout.language.en.turning import retraction, turned_by
from readout.model.parse import Parse
from support import annotated


def read(text: str, word: str) -> tuple[Parse, int]:
    found = annotated(text).parse
    return found, next(token for token in range(len(found)) if found.word(token) == word)


@pytest.mark.parametrize(
    ("text", "word", "turn"),
    [
        ("The general stopped short of calling an election.", "calling", "denied"),
        ("The company refused to pay the fine.", "pay", "denied"),
        ("The pilot avoided hitting the tower.", "hitting", "denied"),
        ("The bank threatened to sack its clerks.", "sack", "planned"),
        ("Colleagues urged the senator to resign.", "resign", "demanded"),
        ("The company did not refuse to pay the fine.", "pay", None),
        ("The mayor managed to open the bridge.", "open", None),
        ("The mayor opened the bridge.", "opened", None),
        ("Police stopped to search the van.", "search", None),
    ],
)
def test_a_clause_is_turned_by_what_governs_it(text: str, word: str, turn: str | None) -> None:
    found = turned_by(*read(text, word))

    assert (found[0] if found else None) == turn


@pytest.mark.parametrize(
    ("text", "word", "adverb"),
    [
        ("It was initially thought that six sailors drowned.", "drowned", "initially"),
        ("The toll was at first put at six.", "put", "first"),
        ("The captain first said in May that six sailors drowned.", "drowned", None),
        ("It was reported that six sailors drowned.", "drowned", None),
        ("The blast initially closed the road.", "closed", None),
    ],
)
def test_what_was_held_at_first_is_told_by_an_adverb(text: str, word: str, adverb: str | None) -> None:
    found, token = read(text, word)
    at = retraction(found, token)

    assert (None if at is None else found.word(at)) == adverb
