"""Every error that Readout raises on purpose.

```
ReadoutError
├── UsageError                a combination of arguments that cannot work
├── IngestError               one input could not become a document
│   ├── MissingInputError         no such file, or it cannot be opened
│   │   └── FetchError                an address that cannot be had
│   ├── UnsupportedFormatError    a PDF, an image, an archive of the wrong kind
│   ├── TooLargeError             more bytes than the limit
│   ├── EncodingError             no encoding fits the bytes
│   ├── EmptyDocumentError        nothing to read
│   ├── NoArticleError            a page with too little text to be an article
│   ├── BrokenInputError          damaged: truncated gzip, bad zip, bad markup
│   └── RecordError               a JSONL row that does not fit
├── LanguageError             the language side is not usable
│   └── ModelMissingError         no English model is installed
├── PipelineError             steps that do not fit together
│   └── MissingLayerError         a step needs what no earlier step gives
├── ReportError               a readout that is not one
└── StoreError                a library file that cannot be used
```

A message says what, where, what was found and what was wanted. One bad document
never stops the others: the pipeline turns an `IngestError` into a `Failure`.
"""


class ReadoutError(Exception):
    """The root: catch this to catch everything that Readout raises on purpose."""


class UsageError(ReadoutError):
    """The arguments contradict each other or name something that does not exist."""


class IngestError(ReadoutError):
    """One input could not become a document.

    Args:
        where: the file, row or address, as the user would name it.
        message: what was found there and what was wanted.
    """

    def __init__(self, where: str, message: str) -> None:
        """Put the place in front of the message."""
        super().__init__(f"{where}: {message}")
        self.where = where
        self.message = message

    def __reduce__(self) -> tuple[type["IngestError"], tuple[str, str]]:
        """Pickle by its two parts, so that it can come back from another process."""
        return type(self), (self.where, self.message)


class MissingInputError(IngestError):
    """There is no such input, or it cannot be opened."""


class FetchError(MissingInputError):
    """What is behind an address cannot be had.

    Args:
        where: the address.
        message: what was found there and what was wanted.
        status: what the server answered, or None when it did not.
        retry_after: seconds after which it wants to be asked again, or None when it did not say.
        is_lasting: whether asking again will hardly help: it is gone, or we are asked to leave it alone.
    """

    def __init__(
        self,
        where: str,
        message: str,
        *,
        status: int | None = None,
        retry_after: float | None = None,
        is_lasting: bool = False,
    ) -> None:
        """Keep what the server said."""
        super().__init__(where, message)
        self.status = status
        self.retry_after = retry_after
        self.is_lasting = is_lasting


class UnsupportedFormatError(IngestError):
    """The bytes are of a kind that Readout does not read (a PDF, an image, …)."""


class TooLargeError(IngestError):
    """The input has more bytes than one document may have."""


class EncodingError(IngestError):
    """No encoding turns the bytes into text."""


class EmptyDocumentError(IngestError):
    """The input holds nothing to read."""


class NoArticleError(IngestError):
    """A page was read, but too little text was left to be an article."""


class BrokenInputError(IngestError):
    """The input is damaged: a truncated gzip, a bad archive, unreadable markup."""


class RecordError(IngestError):
    """A row of a JSONL file is not a document; `where` names the file and the line."""


class LanguageError(ReadoutError):
    """The language side cannot be used."""


class ModelMissingError(LanguageError):
    """No English model is installed."""


class PipelineError(ReadoutError):
    """Steps that do not fit together."""


class MissingLayerError(PipelineError):
    """A step needs a layer that no earlier step gives.

    >>> str(MissingLayerError("quotations", "sentences", given=[]))
    'quotations needs sentences, which no earlier step gives; given so far: nothing'
    """

    def __init__(self, step: str, layer: str, given: list[str]) -> None:
        """Say which step needs which layer, and what there is."""
        so_far = ", ".join(given) or "nothing"
        super().__init__(f"{step} needs {layer}, which no earlier step gives; given so far: {so_far}")


class ReportError(ReadoutError):
    """A file that should hold a readout does not."""


class StoreError(ReadoutError):
    """A library file that cannot be used."""
