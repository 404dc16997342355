"""Make a document of a corpus's phrase: a line of text as it stands, with the day it was said."""

from hashlib import sha256

from readout.model.document import Document, Published


def phrase(text: str, name: str, *, said: str = "") -> Document:
    """Give a document whose text is `text`, whole: a phrase has no page furniture to look for.

    >>> phrase("on Monday", "1", said="2016-11-07").published.value
    '2016-11-07'
    """
    digest = sha256(text.encode("utf-8")).hexdigest()
    published = Published(said, "corpus") if said else None
    return Document(name, text, digest, path=name, published=published, language="en")
