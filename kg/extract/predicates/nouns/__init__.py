"""What nouns state: deeds, aims and reasons told by name, definitions, consent."""
