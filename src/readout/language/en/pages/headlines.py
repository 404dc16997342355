"""Know the shortened English words that a headline may end with."""

import re

from readout.language.common.pages.wording import HeadlineWords

WORDS = HeadlineWords(shortened=re.compile(r"\b(?:Inc|Corp|Co|Jr|Sr|Ltd|No|St)\.$"))
