"""Turn the nouns of the model into JSON and back, by the types that their fields declare.

A field that has its default is not written, and one that the JSON lacks takes its default, so that a noun may
gain fields. A field that the noun does not have is an error, because a newer version wrote it. Spans are two
numbers. What a noun works out when it is made (a field that takes no part in comparing) is left out.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from readout.errors import StoreError
from readout.model.span import Span

# zlib's level for the layers of a document. On news articles of 370 words (32 KB of JSON) level 1 took 0.3 ms
# and left 10.5 KB, level 6 0.65 ms and 9.1 KB, level 9 1.5 ms and 9.1 KB; they are caches, so the fastest.
COMPRESSION = 1

Convert = Callable[[Any], Any]
Noun = TypeVar("Noun")


def pack(value: object, *, without: tuple[str, ...] = ()) -> bytes:
    """Give a noun as compressed JSON, without the fields named in `without`."""
    return zlib.compress(as_json(value, without=without), COMPRESSION)


def as_json(value: object, *, without: tuple[str, ...] = ()) -> bytes:
    """Give a noun as JSON in ASCII, the same bytes for an equal noun.

    >>> as_json(Span(2, 5))
    b'{"start":2,"end":5}'
    """
    return json.dumps(_fields(value, without), separators=(",", ":")).encode("ascii")


def unpack(noun: type[Noun], data: bytes, **given: object) -> Noun:
    """Make a noun from what `pack` gave; `given` are fields that may have been left out.

    Raises:
        StoreError: the data is damaged, or of a version that this one cannot read.

    >>> unpack(Span, pack(Span(2, 5), without=("end",)), end=7)
    Span(start=2, end=7)
    """
    try:
        plain = json.loads(zlib.decompress(data))
        return cast(Noun, _build(noun, plain, given))
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError) as error:
        raise StoreError(f"a stored {noun.__name__} cannot be read: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value] if _has_nouns(value) else value
    if isinstance(value, frozenset):
        return sorted(value)
    return value


def _fields(value: Any, without: tuple[str, ...] = ()) -> dict[str, Any]:
    found = {}
    for name, default in _written(value.__class__):
        item = getattr(value, name)
        if name not in without and (default is MISSING or item != default):
            found[name] = _plain(item)
    return found


def _has_nouns(items: tuple[Any, ...]) -> bool:
    """Say whether the items have to be looked at; the long rows of a parse need not."""
    return bool(items) and not isinstance(items[0], int | str)


@cache
def _written(noun: Any) -> tuple[tuple[str, Any], ...]:
    """Give the fields that are written, each with its default."""
    return tuple((field.name, field.default) for field in fields(noun) if field.compare)


def _build(noun: type, plain: dict[str, Any], given: dict[str, object]) -> object:
    converters = _converters(noun)
    unknown = sorted(set(plain) - set(converters))
    if unknown:
        raise ValueError(f"it has the field {unknown[0]!r}, which only a newer version of readout knows")
    return noun(**(given | {name: converters[name](value) for name, value in plain.items()}))


@cache
def _converters(noun: type) -> dict[str, Convert]:
    hints = get_type_hints(noun)
    return {name: _converter(hints[name]) for name, _ in _written(noun)}


@cache
def _converter(declared: Any) -> Convert:
    """Give the function from JSON to a value of the declared type."""
    if declared is Span:
        return lambda value: Span(*value)
    if isinstance(declared, type) and is_dataclass(declared):
        return lambda value: _build(declared, value, {})
    origin, arguments = get_origin(declared), get_args(declared)
    if origin is tuple:
        return _tuple_converter(arguments)
    if origin is frozenset:
        return frozenset
    if origin in (Union, UnionType):
        return _optional_converter(arguments)
    if origin is Literal or declared in (str, int, float, bool):
        return _same
    raise TypeError(f"fields of type {declared} cannot be stored")


def _same(value: Any) -> Any:
    return value


def _tuple_converter(arguments: tuple[Any, ...]) -> Convert:
    if arguments[-1] is not Ellipsis:
        each = [_converter(argument) for argument in arguments]
        return lambda value: tuple(convert(item) for convert, item in zip(each, value, strict=True))
    convert = _converter(arguments[0])
    if convert is _same:
        return tuple
    return lambda value: tuple(map(convert, value))


def _optional_converter(arguments: tuple[Any, ...]) -> Convert:
    kinds = [argument for argument in arguments if argument is not NoneType]
    converters = {_converter(kind) for kind in kinds}
    if len(converters) != 1:
        raise TypeError(f"fields that may be one of {arguments} cannot be stored")
    (convert,) = converters
    return lambda value: None if value is None else convert(value)
