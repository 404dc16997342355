"""Know the words by which a clause is no claim, and those that tell no claim from another."""

# What an indirect question begins with; "what", "who" and "whether" begin much that is stated too ("in
# what is now a ruin", "whether the bid of $9 million succeeds").
ASKING = frozenset({"how", "why"})
# What a mere condition begins with: "if the claims are true" claims nothing.
IFS = frozenset({"if", "unless"})
# The words of everyday grammar that carry a part of speech of content.
EMPTY = frozenset(
    {
        "be", "have", "do", "say", "tell", "get", "go", "make", "other", "such", "own", "same", "last",
        "more", "most", "very", "also", "just",
    }
)  # fmt: skip
