"""A readout, an annotated document and a library's rows as data: JSON, tables, W3C annotations."""
