"""Tags, relations and small words that rules in several modules ask for under one name."""

from __future__ import annotations

from kg.extract import cues

FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
"""Tags of verbs and helpers that have a subject."""
PRESENT = frozenset({"VBZ", "VBP"})
PLURALS = frozenset({"NNS", "NNPS"})
NAMES = frozenset({"PRP", "NN", "NNS", "NNP", "NNPS"})
"""Tags of those who can be named as a subject."""
DETERMINERS = frozenset({"DT", "PDT", "PRP$"})
"""Tags of the words by which a noun with all that belongs to it begins."""
BEFORE_VERB = frozenset({"MD", "RB"})
"""Tags of what may stand between a subject and its verb."""
OF_CLAUSE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
"""Relations of what makes a verb one of a clause of its own."""
AIMS = frozenset({"xcomp", "advcl"})
"""Relations of an infinitive that says what for."""
SIDE_CLAUSES = frozenset({"advcl", "relcl", "ccomp"})
DO = frozenset({"do", "does", "did"})
IT = frozenset({"it", "them"})
"""Words for things that were named before."""
SPOKEN_OF = cues.stems("spoken")
"""Stems of what a sentence mostly speaks of."""
