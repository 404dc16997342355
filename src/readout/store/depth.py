"""What was read in depth: the layers of documents, who is quoted, who is named, and the readouts of stories.

All of it can be made again at any time, so it is kept under the fingerprint of the program that made it.
"""

import json
from collections import Counter
from collections.abc import Iterator

from readout.errors import StoreError
from readout.model.layers import Annotation, Entity, Quotation
from readout.model.library import Actor, Said
from readout.model.readout import Evidence, Readout
from readout.model.span import Span
from readout.store.connection import Database
from readout.store.documents import Documents
from readout.store.encoding import pack, unpack
from readout.store.search import Wanted, as_fts, conditions, searchable

# Who acts. Places are asked for by themselves, and what is left ("other") is rarely of use in a list.
ACTORS = ("person", "organisation", "group")


class Depth:
    """What an open library knows of its documents beyond their words."""

    def __init__(self, database: Database, documents: Documents) -> None:
        """Work on `database`."""
        self._database = database
        self._documents = documents

    def save_annotation(self, version: int, fingerprint: str, annotation: Annotation) -> None:
        """Keep the layers of a version, and list its quotations and actors."""
        data = pack(annotation, without=("document",))
        run = self._database.run
        with self._database.transaction():
            run("INSERT OR REPLACE INTO layers VALUES (?, ?, ?)", version, fingerprint, data)
            run("DELETE FROM quotation WHERE version = ?", version)
            run("DELETE FROM actor WHERE version = ?", version)
            for row in _quotations(annotation):
                run(
                    "INSERT INTO quotation (version, pieces, form, speaker, names, words) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    version,
                    *row,
                )
            for actor in _actors(annotation):
                run(
                    "INSERT INTO actor (version, name, type, mentions, names) VALUES (?, ?, ?, ?, ?)",
                    version,
                    *actor,
                )

    def load_annotation(self, version: int, fingerprint: str) -> Annotation | None:
        """Give the layers of a version; None when they have to be made (again)."""
        row = self._database.one(
            "SELECT data FROM layers WHERE version = ? AND fingerprint = ?", version, fingerprint
        )
        if row is None:
            return None
        document = self._documents.load(version)
        try:
            return unpack(Annotation, row[0], document=document)
        except StoreError:
            return None  # of another version; made again, it replaces this one

    def save_readout(
        self, story: int, held: list[int], versions: list[int], fingerprint: str, readout: Readout
    ) -> None:
        """Keep the readout of a story that holds some versions, made from those of `versions`.

        Its actors get their fullest names.
        """
        keys = {document.id: key for document, key in zip(readout.documents, versions, strict=True)}
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO readout VALUES (?, ?, ?, ?, ?)",
                story,
                json.dumps(held),
                json.dumps(versions),
                fingerprint,
                pack(readout, without=("documents",)),
            )
            for entity in readout.entities:
                for form in entity.names:
                    for document in form.documents:
                        self._rename(keys[document], entity.type, form.text, entity.name)

    def load_readout(self, story: int, versions: list[int], fingerprint: str) -> Readout | None:
        """Give the readout of a story; None when it has to be made (again)."""
        row = self._database.one(
            "SELECT data FROM readout WHERE story = ? AND versions = ? AND fingerprint = ?",
            story,
            json.dumps(versions),
            fingerprint,
        )
        if row is None:
            return None
        documents = tuple(self._documents.load(key) for key in versions)
        try:
            return unpack(Readout, row[0], documents=documents)
        except StoreError:
            return None  # of another version; made again, it replaces this one

    def readouts(self) -> list[tuple[int, list[int], str]]:
        """Give each story that has a readout: its key, the versions it was made from, its fingerprint."""
        return [
            (int(story), json.loads(versions), str(fingerprint))
            for story, versions, fingerprint in self._database.all(
                "SELECT story, versions, fingerprint FROM readout ORDER BY story"
            )
        ]

    def due(self, least: int = 2) -> list[int]:
        """Give the keys of the stories of so many documents that have no readout of all of them."""
        rows = self._database.all(
            "SELECT story.key, readout.held FROM story LEFT JOIN readout ON readout.story = story.key "
            "WHERE story.documents >= ? ORDER BY story.key",
            least,
        )
        return [int(key) for key, made in rows if made is None or json.loads(made) != self._held(key)]

    def quotations(
        self, speaker: str | None, words: str | None, wanted: Wanted, limit: int
    ) -> Iterator[Said]:
        """Yield quotations of the current documents, by whom and with which words.

        With words the best come first; without, the newest.
        """
        match = " AND ".join(
            f"{{{column}}} : ({fts})"
            for column, asked in (("names", speaker), ("words", words))
            if asked and (fts := as_fts(asked))
        )
        if (speaker or words) and not match:
            return
        condition, values = conditions(wanted)
        found = "JOIN quotation_words ON quotation_words.rowid = quotation.key" if match else ""
        order = "bm25(quotation_words)," if words and match else ""
        rows = self._database.all(
            "SELECT quotation.version, pieces, form, speaker, document.id, outlet, "
            "published, story.id FROM quotation JOIN document ON document.current = quotation.version "
            f"LEFT JOIN story ON story.key = document.story {found} "
            f"WHERE {'quotation_words MATCH ?' if match else '?'} {condition} "
            f"ORDER BY {order} ifnull(document.moment, '') DESC, quotation.key LIMIT ?",
            match or 1,
            *values,
            limit,
        )
        for version, pieces, form, name, document, outlet, published, story in rows:
            text = self._documents.load(version)
            evidence = tuple(Evidence.at(text, Span(*piece)) for piece in json.loads(pieces))
            yield Said(document, outlet, published, story or "", name or None, form, evidence)

    def actors(self, name: str | None, kinds: tuple[str, ...], wanted: Wanted, limit: int) -> list[Actor]:
        """Give whom the current documents speak of, those of most documents first."""
        fts = as_fts(name) if name else ""
        if name and not fts:
            return []
        condition, values = conditions(wanted)
        found = "AND actor.key IN (SELECT rowid FROM actor_words WHERE actor_words MATCH ?)" if fts else ""
        rows = self._database.all(
            "SELECT name, type, count(DISTINCT actor.version) AS held, count(DISTINCT document.story), "
            "sum(mentions), group_concat(names, char(10)) FROM actor "
            "JOIN document ON document.current = actor.version "
            f"WHERE type IN ({', '.join('?' * len(kinds))}) {found} {condition} "
            "GROUP BY name, type ORDER BY held DESC, 5 DESC, name LIMIT ?",
            *kinds,
            *([fts] if fts else []),
            *values,
            limit,
        )
        return [
            Actor(name, kind, held, stories, mentions, tuple(sorted(set(names.split("\n")) - {name, ""})))
            for name, kind, held, stories, mentions, names in rows
        ]

    def count(self) -> int:
        """Count the current documents that were read in depth."""
        row = self._database.one(
            "SELECT count(*) FROM layers JOIN document ON document.current = layers.version"
        )
        return int(row[0]) if row else 0

    def unread(self, words: str, wanted: Wanted, limit: int) -> list[int]:
        """Give current versions that hold the words and were not read in depth, the newest first."""
        fts = as_fts(words)
        if not fts:
            return []
        condition, values = conditions(wanted)
        rows = self._database.all(
            "SELECT searched_words.rowid FROM searched_words "
            "JOIN document ON document.current = searched_words.rowid "
            "WHERE searched_words MATCH ? AND NOT EXISTS "
            f"(SELECT 1 FROM layers WHERE layers.version = searched_words.rowid) {condition} "
            "ORDER BY searched_words.rowid DESC LIMIT ?",
            fts,
            *values,
            limit,
        )
        return [int(row[0]) for row in rows]

    def _held(self, story: int) -> list[int]:
        rows = self._database.all("SELECT current FROM document WHERE story = ? ORDER BY key", story)
        return [int(row[0]) for row in rows]

    def _rename(self, version: int, kind: str, form: str, name: str) -> None:
        """Give the actor of a document that has this form the name that it has over all documents."""
        self._database.run(
            "UPDATE actor SET name = ?1 WHERE version = ?2 AND type = ?3 AND name <> ?1 "
            "AND instr(char(10) || names || char(10), char(10) || ?4 || char(10))",
            searchable(name),
            version,
            kind,
            searchable(form),
        )


def _quotations(annotation: Annotation) -> Iterator[tuple[str, str, str, str, str]]:
    text = annotation.document.text
    for quotation in annotation.quotations or ():
        name, names = _speaker(annotation, quotation)
        yield (
            json.dumps([[piece.start, piece.end] for piece in quotation.parts]),
            quotation.form,
            searchable(name),
            searchable(names),
            searchable(" ".join(piece.of(text) for piece in quotation.parts)),
        )


def _speaker(annotation: Annotation, quotation: Quotation) -> tuple[str, str]:
    """Give the speaker's fullest name, and all that the document calls him."""
    if quotation.speaker is None:
        return "", ""
    words = quotation.speaker.span.of(annotation.document.text)
    if quotation.speaker.entity is None:
        return words, words
    entity = annotation.entity(quotation.speaker.entity)
    return entity.name, "\n".join(dict.fromkeys([*_forms(entity), words]))


def _actors(annotation: Annotation) -> Iterator[tuple[str, str, int, str]]:
    mentions = Counter(mention.entity for mention in annotation.mentions or ())
    for entity in annotation.entities or ():
        names = "\n".join(searchable(form) for form in _forms(entity))
        yield searchable(entity.name), entity.type, mentions[entity.id], names


def _forms(entity: Entity) -> list[str]:
    """Give every form of a name, and the roles."""
    return list(dict.fromkeys([entity.name, *entity.names, *entity.roles]))
