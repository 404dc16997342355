"""Read the files of a corpus: rows of JSON, whole JSON files, documents."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from readout.errors import BrokenInputError, MissingInputError
from readout.model.document import Document, Failure
from readout.model.layers import Annotation
from readout.pipeline.reading.inputs import read_documents

# How a task has its documents annotated: in this process, or in several.
Annotate = Callable[[Iterable[Document | Failure]], Iterator[Annotation | Failure]]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a JSONL file.

    Raises:
        MissingInputError: there is no such file.
        BrokenInputError: a row is not a JSON object; the message names its line.
    """
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            yield _object(line, f"{path}:{number}")


def whole(path: Path) -> Any:
    """Give what a JSON file holds.

    Raises:
        MissingInputError: there is no such file.
        BrokenInputError: it is not JSON.
    """
    return _json(_text(path), str(path))


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a corpus, read as a user's own input is.

    Raises:
        BrokenInputError: one of them cannot be read; a corpus is scored whole or not at all.
    """
    if not path.exists():
        raise MissingInputError(str(path), "no such file or folder")
    for item in read_documents([path]):
        if isinstance(item, Failure):
            raise BrokenInputError(item.input, item.message)
        yield item


def documents_of(given: Iterable[Mapping[str, object]]) -> list[Document]:
    """Give the documents of rows as they stand in a JSONL file.

    They are read from such a file, so that a corpus meets no other reader than a user's input does.
    """
    with TemporaryDirectory(prefix="readout-") as folder:
        path = Path(folder, "documents.jsonl")
        path.write_text("".join(f"{json.dumps(row)}\n" for row in given), encoding="utf-8")
        return list(documents(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MissingInputError(
            str(path), "no such file; see --data for the folder of the corpora"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenInputError(str(path), f"cannot be read: {error}") from error


def _object(line: str, where: str) -> dict[str, Any]:
    found = _json(line, where)
    if not isinstance(found, dict):
        raise BrokenInputError(where, f"found a {type(found).__name__}; wanted a JSON object")
    return found


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenInputError(where, f"no JSON: {error.msg} at column {error.colno}") from error
