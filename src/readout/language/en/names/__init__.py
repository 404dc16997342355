"""English names of people, organisations and places: what they name, and which can be one."""
