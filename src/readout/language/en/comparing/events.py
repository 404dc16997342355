"""Know the words that lead from the noun of an event to who takes part: "the sale of …", "a visit by …"."""

TO_PATIENT = "of"
TO_AGENT = "by"
