"""The step that finds the words a document gives to somebody, with cue and speaker."""
