"""What finding names needs to know of a parse, gathered once.

Words, the reach of their phrases, which tokens are titles, and which sentences are set in
Title Case (there a capital says nothing).
"""

from dataclasses import dataclass
from functools import cached_property

from readout.language.common.names.spelling import fold
from readout.language.common.tree import Reach
from readout.language.pack.names import Names
from readout.model.parse import Parse

# A sentence is set in Title Case when at least this share of its longer words begin with a capital. Of the
# sentences of news prose with five or more such words, almost none pass one half; headlines reach 0.8.
TITLE_CASE_SHARE = 0.7
TITLE_CASE_WORDS = 4
LONGEST_TITLE = 4
VALUE_LABELS = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"])


@dataclass(frozen=True)
class Reading:
    """A parse with what the search for names asks of it again and again.

    Attributes:
        parse: the parse.
        names: what its language knows of names.
    """

    parse: Parse
    names: Names

    @cached_property
    def words(self) -> list[str]:
        """Give the exact words."""
        text, parse = self.parse.text, self.parse
        return [text[start:end] for start, end in zip(parse.starts, parse.ends, strict=True)]

    @cached_property
    def folded(self) -> list[str]:
        """Give the folded words, without a last point."""
        return [fold(word).rstrip(".") for word in self.words]

    @cached_property
    def reach(self) -> Reach:
        """Give how far each phrase reaches."""
        return Reach.of(self.parse)

    @cached_property
    def sentence_of(self) -> list[int]:
        """Give each token's sentence, by its place."""
        found = [0] * len(self.parse)
        for number, (first, last) in enumerate(self.parse.sentences):
            found[first:last] = [number] * (last - first)
        return found

    @cached_property
    def lower_words(self) -> frozenset[str]:
        """Give the words that the document also writes without a capital."""
        return frozenset(word for word in self.words if word.islower())

    @cached_property
    def title_case(self) -> frozenset[int]:
        """Give the sentences set in Title Case or in capitals."""
        return frozenset(
            number
            for number, (first, last) in enumerate(self.parse.sentences)
            if self._is_title_case(first, last)
        )

    def _is_title_case(self, first: int, last: int) -> bool:
        words, pos = self.words, self.parse.pos
        longer = [word for word in words[first:last] if len(word) > 3 and word.isalpha()]
        capitals = sum(word[0].isupper() for word in longer)
        if len(longer) < TITLE_CASE_WORDS or capitals < TITLE_CASE_SHARE * len(longer):
            return False
        common = [token for token in range(first + 1, last) if pos[token] in ("VERB", "NOUN", "ADJ", "ADV")]
        raised = sum(words[token][0].isupper() and self.text(token, token).isalpha() for token in common)
        return raised * 2 > len(common) or (not common and words[last - 1] != ".")

    @cached_property
    def titles(self) -> dict[int, int]:
        """Give, by its last token, the first token of each title ("Secretary of State")."""
        found: dict[int, int] = {}
        lexicon = self.names.lexicon
        for token, word in enumerate(self.folded):
            if not lexicon.title_kind(word):
                continue
            found[token] = token
            for first in range(max(0, token - LONGEST_TITLE + 1), token):
                if lexicon.is_title(" ".join(self.folded[first : token + 1])):
                    found[token] = first
                    break
        return found | self._phrase_titles()

    def _phrase_titles(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for words in sorted(self.names.around.phrase_titles, key=len):  # of two that end alike, the longer
            for first in range(len(self.folded) - len(words) + 1):
                last = first + len(words) - 1
                if self.folded[last] == words[-1] and tuple(self.folded[first : last + 1]) == words:
                    found[last] = first
        return found

    @cached_property
    def is_value(self) -> bytearray:
        """Mark the tokens that the model takes for dates, times and amounts: no names, nor part of one."""
        marked = bytearray(len(self.parse))
        for first, end, label in self.parse.names:
            if label in VALUE_LABELS:
                marked[first:end] = b"\1" * (end - first)
        return marked

    @cached_property
    def in_name(self) -> bytearray:
        """Mark the tokens that the model takes for names."""
        marked = bytearray(len(self.parse))
        for first, end, label in self.parse.names:
            if label not in VALUE_LABELS:
                marked[first:end] = b"\1" * (end - first)
        return marked

    def is_capital(self, token: int) -> bool:
        """Say whether the token begins with a capital or is a number inside a name."""
        return self.words[token][:1].isupper()

    def stands_apart(self, token: int) -> bool:
        """Say whether there is a blank before the token."""
        return token > 0 and self.parse.starts[token] > self.parse.ends[token - 1]

    def text(self, first: int, last: int) -> str:
        """Give the exact words from token `first` to `last`, both included."""
        return self.parse.text[self.parse.starts[first] : self.parse.ends[last]]
