"""Know the words that tell what a number counts, and those that part no figure."""

from readout.language.common.lexemes import piece
from readout.language.common.tables import table

# "6 . 1 - magnitude", "1 . 2 million": in a corpus whose words were set apart by spaces.
PIECE = piece(("million", "billion", "percent", "magnitude"))
# "Room 12".
NAMED = frozenset(row[0] for row in table("en/numbered.txt"))
OF = frozenset({"of"})
# "Anna Berg, 16, from Oslund".
BEHIND_AGE = frozenset({"from", "of"})
# "One" counts before a noun ("one man"), and in "one of them", "one out of ten".
ONE = frozenset({"one"})
PARTS = frozenset({"of", "out"})
# These count only before a plural.
VAGUE = frozenset({"some", "many", "numerous", "various", "multiple", "few"})
