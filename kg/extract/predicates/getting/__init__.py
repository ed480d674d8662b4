"""Who gets data, sees them, or comes to know them, where no verb of sharing says so."""
