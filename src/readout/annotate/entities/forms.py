"""Gather the candidates of a document by form, and let the document vote on what each form names.

A form is a name as its words: "Veltrix Ltd" and "VELTRIX" are one. Every use of a form adds
evidence for a type: the model's label, a title before it, what it is called in apposition, the
words of the name itself. The sum decides, so that a slip of the model on one line is outvoted.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from readout.annotate.entities.candidates import Candidate
from readout.annotate.entities.reading import Reading
from readout.language.common.names.known import KnownName
from readout.language.pack.names import Names
from readout.model.layers import EntityType

# What one use of a form adds, by the model's label. A single word that the model calls a person counts
# little until a fuller name or a title stands by it: in news the model calls half of all firms persons.
LABEL_VOTES: dict[str, tuple[EntityType, float]] = {
    "PERSON": ("person", 1.0),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.0),
    "LOC": ("place", 1.5),
    "FAC": ("place", 1.5),
    "NORP": ("group", 0.7),
    "EVENT": ("event", 1.0),
    "PRODUCT": ("product", 0.7),
    "WORK_OF_ART": ("work", 0.4),
    "LAW": ("work", 1.0),
}
LONE_PERSON = 0.4
LEXICON = 20.0  # a name that the lexicons know
HEAD_WORD = 3.0  # "… Ministry", "… River"
GIVEN_NAME = 3.0  # begins with a known given name
TITLE = 3.0  # a person's title stands before it
APPOSED = 2.5  # "the chipmaker X", "X, a village"
# The order decides a tie.
TYPES: tuple[EntityType, ...] = (
    "person",
    "organisation",
    "place",
    "group",
    "event",
    "product",
    "work",
    "other",
)
LEGAL_FORM = 5.0


Votes = defaultdict[EntityType, float]


@dataclass
class Form:
    """A name as its words, with all its uses and what speaks for each type.

    Attributes:
        key: the words that make it one form.
        names: what its language knows of names.
        known: what the lexicons know of it.
        uses: the candidates, in order of the text.
        surfaces: how it is written, with counts.
        votes: evidence for each type.
        titled: whether a person's title stands before one of its uses.
    """

    key: tuple[str, ...]
    names: Names
    known: KnownName | None = None
    uses: list[Candidate] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    votes: Votes = field(default_factory=lambda: defaultdict(float))
    titled: bool = False

    # The next three are asked for again and again once all votes are in.
    @cached_property
    def type(self) -> EntityType:
        """Give the type with most evidence; "other" when there is none."""
        return best_type(self.votes)

    @cached_property
    def name(self) -> str:
        """Give the longest way it is written; of two equally long ones the more frequent."""
        return min(self.surfaces, key=lambda name: (name[:1] == "@", -len(name), -self.surfaces[name], name))

    @cached_property
    def person(self) -> tuple[str, ...]:
        """Give its words as a person's name."""
        return self.names.likeness.person_words(self.name)

    def take(self, other: "Form") -> None:
        """Take in the uses of another form that names the same."""
        self.uses = sorted([*self.uses, *other.uses], key=lambda use: use.first)
        self.surfaces.update(other.surfaces)
        self.__dict__.pop("name", None)
        self.__dict__.pop("person", None)

    def doubt_person(self, most: float) -> None:
        """Let the evidence for a person count no more than `most`."""
        self.votes["person"] = min(self.votes["person"], most)
        self.__dict__.pop("type", None)


def best_type(votes: Votes) -> EntityType:
    """Give the type with most votes, the first of `TYPES` when several have."""
    return max(TYPES, key=votes.__getitem__) if votes else "other"


def form_key(names: Names, name: str) -> tuple[str, ...]:
    """Give the words under which the uses of one name are gathered.

    >>> from readout.language.pack.registry import pack_of
    >>> [form_key(pack_of("en").names, name) for name in ("Veltrix Ltd.", "The U.S.", "United States")]
    [('veltrix',), ('=', 'United States'), ('=', 'United States')]
    """
    known = names.lexicon.known_name(name)
    return ("=", known.name) if known else names.likeness.core_words(name)


def gather_forms(
    reading: Reading, candidates: Sequence[Candidate], acting: Mapping[Candidate, str]
) -> dict[tuple[str, ...], Form]:
    """Give the forms of the candidates with their votes, in order of first use.

    Args:
        reading: the parse, and what its language knows of names.
        candidates: what may be names.
        acting: capitals that stand for a government, with its country.
    """
    forms: dict[tuple[str, ...], Form] = {}
    names = reading.names
    for candidate in candidates:
        name = reading.text(candidate.first, candidate.last)
        governed = acting.get(candidate)
        key = ("=", governed) if governed else form_key(names, name)
        if not key:
            continue
        known = KnownName(governed, "place") if governed else names.lexicon.known_name(name)
        form = forms.setdefault(key, Form(key, names, known))
        form.uses.append(candidate)
        form.surfaces[name] += 1
        _vote_by_use(reading, form, candidate)
    for form in forms.values():
        _vote_by_words(form)
    return forms


def _vote_by_use(reading: Reading, form: Form, candidate: Candidate) -> None:
    if candidate.label:
        kind, weight = LABEL_VOTES[candidate.label]
        lone = candidate.first == candidate.last and kind == "person"
        form.votes[kind] += LONE_PERSON if lone else weight
    before = candidate.first - 1
    if before < 0 or reading.sentence_of[before] != reading.sentence_of[candidate.first]:
        return
    lexicon, around = reading.names.lexicon, reading.names.around
    kind_of_title = lexicon.title_kind(reading.folded[before])
    if kind_of_title and not lexicon.is_plural(reading.folded[before]):
        form.titled = form.titled or kind_of_title != "noun"
        form.votes["person"] += TITLE
    elif reading.words[before].islower():
        said = before - 1 if reading.words[before] in around.of and before else before
        if (called := lexicon.kind_of_word(reading.words[said])) and reading.words[said].islower():
            form.votes[called] += APPOSED
    _vote_by_apposition(reading, form, candidate)
    after = candidate.last + 1
    if after < len(reading.parse) and reading.parse.heads[candidate.last] == after:
        called = lexicon.kind_of_word(reading.words[after]) if reading.words[after].islower() else None
        if called:
            form.votes[called] += APPOSED / 2


def _vote_by_apposition(reading: Reading, form: Form, candidate: Candidate) -> None:
    parse, lexicon = reading.parse, reading.names.lexicon
    for token in range(candidate.first, candidate.last + 1):
        for child in parse.children[token]:
            if parse.deps[child] == "appos" and child > candidate.last and reading.words[child].islower():
                if lexicon.title_kind(reading.folded[child]):
                    form.votes["person"] += APPOSED
                elif called := lexicon.kind_of_word(reading.words[child]):
                    form.votes[called] += APPOSED


def _vote_by_words(form: Form) -> None:
    if form.known:
        form.votes[form.known.type] += LEXICON
    lexicon, core_words = form.names.lexicon, form.names.likeness.core_words
    for name in form.surfaces:
        words = name.split()
        if told := lexicon.kind_of_name(name):
            form.votes[told] += HEAD_WORD
        if len(core_words(name)) < len([word for word in words if word[:1].isupper()]):
            form.votes["organisation"] += LEGAL_FORM
        if len(words) > 1 and lexicon.looks_like_person(form.person) and not told:
            form.votes["person"] += GIVEN_NAME
        if name.isupper() and len(words) == 1 and len(name) < 5:
            form.votes["organisation"] += 0.5
