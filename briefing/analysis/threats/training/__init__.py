"""Training of the network that finds the parts of threats; needs the extra ``train``."""
