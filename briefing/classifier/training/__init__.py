"""How the shipped artefacts are trained; needs the ``train`` extra."""
