"""The recommendations register: where entries stand in sentences, and what belongs to each."""
