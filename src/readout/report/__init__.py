"""A readout is shown: terminal, HTML, Markdown, JSON, tables, annotations."""
