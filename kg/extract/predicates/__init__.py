"""Finds what a sentence states: the words that tell an action, in all the ways in which policies say it."""
