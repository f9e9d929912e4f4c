"""A dossier and a template set become a brief."""
