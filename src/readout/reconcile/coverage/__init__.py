"""What only one document tells, and what each leaves out."""
