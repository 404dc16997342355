"""Say what a language gives of the wording of news pages: a class a subject.

In a language's folder, the module of `pages` that is named in a class below has one of them as `WORDS`. Lines
come with plain marks. What is only form (brackets, dashes, capitals) stands where the rules are used.

Named tuples, not dataclasses: seven of these cost a start of the program 9 ms, seven of those 1 ms.
"""

import re
from typing import NamedTuple


class BylineWords(NamedTuple):
    """How authors are named: `bylines`.

    Attributes:
        lead: what begins a byline and is no name: "By", "Written by".
        between: what parts two authors.
        role: what somebody is who writes, and is no name.
        no_name: the whole of what a publishing system puts in place of a name.
    """

    lead: re.Pattern[str]
    between: re.Pattern[str]
    role: re.Pattern[str]
    no_name: re.Pattern[str]


class CaptionWords(NamedTuple):
    """How captions are worded, and how pictures are credited: `captions`.

    Attributes:
        hint: without this no line ends with a credit that has words; looking costs a twentieth of the search.
        named: a credit at the end of a line, by the words or names that say so.
        may_touch: what such a credit may begin with where no mark stands before it.
        between: what parts two names of a credit.
        before: a credit at the beginning of a line.
        labelled: a label of a caption, perhaps behind a credit ("credit") and before the caption.
        opening: what begins a line that is a caption as a whole.
        pictured: what points at the picture, anywhere in a caption.
    """

    hint: re.Pattern[str]
    named: re.Pattern[str]
    may_touch: str
    between: re.Pattern[str]
    before: re.Pattern[str]
    labelled: re.Pattern[str]
    opening: re.Pattern[str]
    pictured: re.Pattern[str]


class CreditWords(NamedTuple):
    """How a text says whose copy it is: `credits`.

    Attributes:
        byline: a whole line that says who wrote the text.
        by: the word before a name that makes two words a byline, as it begins a line.
        leads: what begins a byline, to be cut off.
        signed: who reported or edited, in brackets.
        signed_as: the same in the form that one agency alone gives its sign-off, with that agency.
        helped: a sign-off that names others who gave material, at the end of a line.
        partly: what says that others gave a part only.
        contributed: who gave a part ("names"), as a line begins.
        staff: whose staff wrote it ("names"), as a line begins.
        rights: whose the rights are ("names").
        rights_hint: letters that stand in every line that `rights` finds by a word.
        origin: where a text is from ("names"), as a whole line.
        outlet: an agency ("names" or "via") at the end of an outlet's name.
        between: what parts the names of a credit, marks among it.
        between_pictures: the same for a picture's credit.
    """

    byline: re.Pattern[str]
    by: str
    leads: re.Pattern[str]
    signed: re.Pattern[str]
    signed_as: tuple[tuple[str, re.Pattern[str]], ...]
    helped: re.Pattern[str]
    partly: re.Pattern[str]
    contributed: re.Pattern[str]
    staff: re.Pattern[str]
    rights: re.Pattern[str]
    rights_hint: str
    origin: re.Pattern[str]
    outlet: re.Pattern[str]
    between: re.Pattern[str]
    between_pictures: re.Pattern[str]


class DatelineWords(NamedTuple):
    """What tells a dateline from a sentence: `datelines`.

    Attributes:
        self_named: an agency outside the lexicon that calls itself one.
        particles: words of a place's name that have a small letter.
        no_place: words in capitals that begin a line with a dash and are no place.
        no_beginning: words that begin a sentence with a capital, and no dateline.
    """

    self_named: re.Pattern[str]
    particles: frozenset[str]
    no_place: frozenset[str]
    no_beginning: frozenset[str]


class HeadlineWords(NamedTuple):
    """What a headline may end with: `headlines`.

    Attributes:
        shortened: a shortened word, its full stop with it, at the end of a line.
    """

    shortened: re.Pattern[str]


class CopyWords(NamedTuple):
    """Lines that travel with pictures or masthead, not with the text: `copies`.

    Attributes:
        caption: the whole line is a caption.
        legal: the whole line is a notice of rights.
    """

    caption: re.Pattern[str]
    legal: re.Pattern[str]


class OutletWords(NamedTuple):
    """What is left aside when an outlet's name is looked for in a text: `outlets`.

    Attributes:
        articles: words before a name, in small letters.
        possessive: the ending of a name that has something.
    """

    articles: frozenset[str]
    possessive: str
