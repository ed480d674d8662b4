"""Verbs that tell an action, and what their place in the sentence makes of them."""
