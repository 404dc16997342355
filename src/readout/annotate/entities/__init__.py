"""The step that finds who and what a document names, in one room with its parts."""
