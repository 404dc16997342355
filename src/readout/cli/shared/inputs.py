"""Read the inputs that a command was given, and say on standard error which of them failed."""

import argparse
from collections.abc import Iterable, Iterator

from readout.cli.shared.progress import tell
from readout.errors import UsageError
from readout.model.document import Document, Failure
from readout.pipeline.reading.inputs import Given, read_documents

METADATA = ("outlet", "date", "url", "language")


def documents_of(arguments: argparse.Namespace) -> Iterator[Document | Failure]:
    """Yield what the inputs hold, in order.

    Raises:
        UsageError: an option given neither once nor once for each input.
    """
    return read_documents(
        arguments.inputs,
        given=given_of(arguments),
        fetch=arguments.fetch,
        allow_private=arguments.allow_private,
    )


def given_of(arguments: argparse.Namespace) -> list[Given]:
    """Give what the options say of each input.

    Raises:
        UsageError: an option given neither once nor once for each input.
    """
    inputs = arguments.inputs
    for name in METADATA:
        values = getattr(arguments, name)
        if len(values) not in (0, 1, len(inputs)):
            raise UsageError(
                f"--{name} was given {len(values)} times for {len(inputs)} inputs; "
                "give it once for all, or once for each"
            )
    return [
        Given(**{name: _nth(getattr(arguments, name), place) for name in METADATA})
        for place in range(len(inputs))
    ]


def _nth(values: list[str], place: int) -> str | None:
    if not values:
        return None
    return (values[0] if len(values) == 1 else values[place]) or None


def report_failures(failures: Iterable[Failure]) -> None:
    """Name each failed input on standard error, a line each."""
    for failure in failures:
        tell(f"{failure.input}: {failure.message}")
