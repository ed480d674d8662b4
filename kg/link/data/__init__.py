"""Reads which categories of data the words of a frame name."""
