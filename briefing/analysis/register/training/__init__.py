"""How the network of the register was trained; needs the extra ``train``."""
