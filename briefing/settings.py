"""Each stage's own options, gathered."""
