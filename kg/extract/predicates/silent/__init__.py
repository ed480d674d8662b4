"""Words that could tell an action and state nothing: talk, promises, wishes, the reader's own part."""
