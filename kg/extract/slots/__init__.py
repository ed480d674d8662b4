"""Reads the phrases around a predicate: data, recipients, purposes, conditions, exceptions and the rest."""
