"""Know the words that decide how a copied text is cut into sentences, and what an editor did to one."""

# A point after these ends no sentence.
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr drs st gen sen rep gov lt col sgt capt maj jr sr no vs prof rev hon inc corp co ltd
    jan feb mar apr jun jul aug sep sept oct nov dec mt ft
    """.split()  # noqa: SIM905 - a table of words is read and checked more easily than a list of strings
)
# What answers and denies nothing, with a mark behind it: "So no, …".
ANSWER = "no"
