"""Small words beside and inside names that pages write in several languages, whatever their own language is.

They are alternatives of a regular expression, or words in small letters.
"""

# What stands before an author's name.
BY = "by|von|par|por|av|door|di|de"
# What stands between two authors' names.
AND = ("and", "und", "et")
# Particles inside the names of people, as bylines write them.
INSIDE_NAMES = "de|da|du|van|von|der|den|la|le|el|al|bin|ben"
# Small words inside the names of places, as datelines write them.
INSIDE_PLACES = frozenset(
    {"de", "la", "le", "el", "al", "del", "da", "do", "dos", "du", "di", "van", "von", "der", "den", "y"}
)
