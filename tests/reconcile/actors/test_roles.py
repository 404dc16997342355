"""A role finds its holder when exactly one person of the story has it."""

import pytest

from readout.language.en.comparing.roles import role_words
from readout.reconcile.actors.roles import holder_of

ROLES = {
    "E1": frozenset({role_words("Velmoran harbour ministry spokesman")}),
    "E2": frozenset({role_words("deputy harbour minister of Velmora")}),
    "E3": frozenset({role_words("a dock worker")}),
    "E4": frozenset({role_words("dock worker")}),
}


@pytest.mark.parametrize(
    ("words", "holder"),
    [
        pytest.param("a spokeswoman for the harbour ministry", "E1", id="in other words"),
        pytest.param("a spokesperson for Velmora’s harbour ministry", "E1", id="a demonym"),
        pytest.param("the spokesman", None, id="one word is too few"),
        pytest.param("the harbour minister", None, id="the deputy is not the minister"),
        pytest.param("a dock worker", None, id="two hold it"),
        pytest.param("his harbour ministry spokesman", None, id="whose is not known"),
    ],
)
def test_a_role_finds_its_only_holder(words: str, holder: str | None) -> None:
    assert holder_of(words, ROLES) == holder
