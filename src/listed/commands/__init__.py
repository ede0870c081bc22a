"""The commands of `listed`, one module each, imported when they are used."""
