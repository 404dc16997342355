"""Know the words by which a report says that it has something from another outlet or an agency."""

# The last word of a newspaper's or a broadcaster's name, as a name has it.
LAST_IN_NAMES = frozenset(
    [
        "Times", "Post", "Journal", "News", "Tribune", "Herald", "Guardian", "Telegraph", "Gazette",
        "Radio", "TV", "Television", "Broadcasting", "Press", "Magazine", "Review", "Weekly", "Daily",
        "Today", "Mail", "Sun", "Mirror", "Express", "Standard", "Observer", "Independent", "Globe",
        "Chronicle", "Monitor", "Examiner", "Courier", "Ledger", "Bulletin", "Dispatch", "Inquirer",
        "Economist", "Zeitung", "Gazeta", "Shimbun", "Ilbo", "Newspaper", "Broadcaster", "Argus", "Echo",
        "Enquirer", "Reporter", "Messenger",
    ]
)  # fmt: skip
# The first word of one: "Radio Tolvik", "Channel 7", "Daily Lantern".
FIRST_IN_NAMES = frozenset(
    ["Daily", "Radio", "TV", "Television", "Channel", "Agence", "Agencia", "Agenzia", "Télé"]
)
# Of these one word, with "the" before it, is a newspaper: "the Post". The others need more of their name.
ENOUGH_ALONE = frozenset(
    [
        "Times", "Post", "Journal", "Tribune", "Herald", "Guardian", "Telegraph", "Gazette", "Observer",
        "Chronicle", "Independent", "Economist", "Examiner", "Inquirer", "Mirror", "Ledger", "Courier",
    ]
)  # fmt: skip
# A word of media may go on: "Times of Holm".
GOES_ON = "of"
# Stand before one: "People's Daily".
OF_NAMES = frozenset(["'s", "’s"])
THE = "the"
ARTICLES = frozenset([THE, "a", "an"])
# Parts of an outlet's address that do not name it.
IN_ADDRESSES = frozenset(
    ["www", "com", "org", "net", "co", "uk", "example", "news", "edition", "money", "world", "go", "en", "us"]
)
# Words with a capital that stand before a name and are no part of it.
NO_NAME = frozenset(
    [
        "the", "a", "an", "and", "but", "when", "while", "as", "on", "in", "at", "if", "after", "before",
        "since", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
        "yesterday", "earlier", "later", "meanwhile", "however", "local", "state", "rival", "citing",
        "quoting", "both", "by", "to", "from", "with", "according", "also", "where", "that", "what",
        "even", "only", "then", "now", "its", "another", "one", "though", "although", "because", "once",
        "instead", "previously",
    ]
)  # fmt: skip

# What an outlet is, beside its name or instead of it. Without a word before it a "station" may be any.
KINDS = frozenset(
    [
        "newspaper", "paper", "daily", "weekly", "tabloid", "broadsheet", "magazine", "broadcaster",
        "website", "channel", "network", "television", "tv", "radio", "newswire", "newswires",
        "publication",
    ]
)  # fmt: skip
# "State media" are known by that; other media are nobody.
OFFICIAL_MEDIA = frozenset(["state", "official", "government", "run", "owned", "controlled"])
KINDS_AFTER_A_WORD = {
    "agency": frozenset(["news", "press", "wire"]),
    "service": frozenset(["news", "wire"]),
    "station": frozenset(["television", "tv", "radio", "news", "broadcast"]),
    "site": frozenset(["news"]),
    "outlet": frozenset(["news", "media"]),
    "portal": frozenset(["news"]),
    "network": frozenset(["news", "television", "tv", "radio"]),
    "channel": frozenset(["news", "television", "tv"]),
    "media": OFFICIAL_MEDIA,
}
# One of a kind that is known by what it is: "state television", "the state news agency".
OFFICIAL = frozenset(["state", "official", "government", "national", "public"])
OFFICIAL_KINDS = frozenset(
    [
        "agency",
        "television",
        "tv",
        "radio",
        "broadcaster",
        "media",
        "newspaper",
        "channel",
        "network",
        "daily",
    ]
)
NEWS = "news"
# May stand in a noun phrase before what an outlet is: "the state-run news agency".
BEFORE_KINDS = OFFICIAL | {"run", "owned", "controlled", "backed", "funded", "local", NEWS, "-"}
# "The newspaper said" goes on with the outlet that was named last.
GOES_BACK = frozenset(
    ["newspaper", "paper", "broadcaster", "magazine", "daily", "tabloid", "channel", "network", "website"]
)
# Who or what of an outlet speaks for it: "the Post's website", "a Reuters correspondent", "a KVN report".
CARRIERS = frozenset(
    [
        "report", "reports", "website", "story", "article", "correspondent", "correspondents", "reporter",
        "reporters", "journalist", "journalists", "photographer", "witness", "witnesses", "broadcast",
        "newspaper", "investigation", "site", "magazine", "editorial", "analysis", "calculations", "tally",
        "count", "poll", "footage", "video", "commentator", "columnist",
    ]
)  # fmt: skip

TELLING = frozenset(["tell", "tells", "told", "telling"])
# Who speaks "to" an outlet; what is said "to" it.
SPEAKING_TO = frozenset(
    [
        "speak", "talk", "confirm", "admit", "say", "explain", "reveal", "disclose", "acknowledge",
        "comment", "describe", "deny", "insist", "suggest", "recount", "complain", "recall",
    ]
)  # fmt: skip
# Of these, all but those that only say that there was talk: "confirmed the deaths to the Post".
WITH_CONTENT = SPEAKING_TO - {"speak", "talk", "comment"}
SAID_TO = frozenset(
    ["statement", "comment", "remark", "interview", "email", "e-mail", "message", "response", "text", "reply"]
)
# "In an interview with".
TALKS = frozenset(["interview", "conversation", "discussion", "talk", "call", "briefing", "appearance"])
# What is done "by" an outlet with what it tells.
DONE_BY = frozenset(
    [
        "report", "carry", "publish", "quote", "cite", "broadcast", "air", "obtain", "see", "release",
        "review", "view", "interview", "post", "run", "relay", "distribute", "reveal", "disclose",
        "verify", "contact", "ask", "examine", "uncover", "print", "reach", "tell", "show", "share",
    ]
)  # fmt: skip
CITING = frozenset(["citing", "quoting", "cited", "quotes", "cites"])
# Where a piece stands: "a report in the Post", "an interview on KVN". "Op-ed" is three words to the parser.
PIECES = frozenset(
    [
        "interview", "report", "article", "story", "ed", "editorial", "column", "piece", "essay",
        "commentary", "appearance", "programme", "program", "footage", "video", "investigation",
    ]
)  # fmt: skip
STANDS_IN = frozenset(
    ["publish", "write", "appear", "print", "report", "say", "air", "broadcast", "speak", "quote"]
)
PLACED = frozenset(["in", "on"])
# "A reporter from the Post", "a report by Reuters".
OF_WHOM = frozenset(["from", "for", "at", "of"])
# "In a report in the Post" leads to what is told; "after a report in the Post" does not.
LEADING = frozenset(["in", "on", "during", "to", "with", "by", "from", "of", "per", "at", "for"])
# What an outlet does when it tells something itself.
REPORTING = frozenset(
    [
        "report", "say", "write", "reveal", "publish", "add", "note", "claim", "state", "cite", "quote",
        "disclose", "announce", "show", "find", "describe", "learn", "understand", "suggest", "tell",
        "broadcast", "confirm", "estimate", "allege", "carry", "put", "identify", "name",
    ]
)  # fmt: skip
# Of these, what is done to a piece and tells nothing by itself: "the Post published the letters".
MAKING = frozenset(["publish", "broadcast", "carry", "show", "put", "find", "tell"])
# What says it though nobody speaks: "documents seen by the Post show".
SHOWING = frozenset(["show", "reveal", "suggest", "indicate", "find", "detail", "appear", "see", "prove"])
# "The Post said it would appeal": it speaks for itself.
OF_ITSELF = frozenset(["it", "we"])
OWN = frozenset(["its", "our"])
# "The Post reported a loss": its own.
RESULTS = frozenset(["loss", "profit", "revenue", "earnings", "income", "result", "sale"])
FOR_ITSELF = frozenset(["say", "announce", "confirm", "state", "add"])
ACCORDING = "according"
BY, TO, WITH = "by", "to", "with"
# Goes on with what was said before, in the next sentence.
ADDING = frozenset(["add", "continue", "go"])
