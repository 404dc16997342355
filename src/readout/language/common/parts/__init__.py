"""What the parts of a language give, whatever the language: cues, amounts, clauses, words of judgment."""
