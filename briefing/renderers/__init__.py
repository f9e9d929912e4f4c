"""A brief becomes bytes."""
