"""What is trained: the parser, the sentence encoder, and the detection of a text's language."""
