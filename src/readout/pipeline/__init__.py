"""Assembly: settings, the catalogue of steps, and running a batch."""
