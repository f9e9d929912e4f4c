"""Sources become sentences with exact spans."""
