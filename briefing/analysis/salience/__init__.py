"""Salience: which sentences carry the brief, and what may be left out of one without harm.

What is chosen is never changed: only whole marked parts may be left out, attributions of the source to itself and
discourse openers, and those are listed.
"""

from briefing.analysis.salience.choice import body, bottom_line
from briefing.analysis.salience.cuts import cuts
from briefing.analysis.salience.leaning import dangling
from briefing.analysis.salience.scores import salience

__all__ = ["body", "bottom_line", "cuts", "dangling", "salience"]
