"""What every command shares: inputs, the library it works on, output, progress and exit status."""
