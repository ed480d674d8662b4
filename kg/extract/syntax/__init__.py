"""The parse of a sentence as plain values, put right where the parser often errs, and questions to it."""
