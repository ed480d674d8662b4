"""Reads what data are for."""
