"""What is said of the data themselves: kept, needed, contained, hidden, on their way, or not there."""
