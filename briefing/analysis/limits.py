"""What limits a statement: the words that may never be lost when one is shortened."""

from __future__ import annotations

import re

# Conditions, negations, hedges, restrictions, concessions.
LIMITS = re.compile(
    r"\b(?:if|unless|provided|until|except|should|not|no|never|nor|neither|without|cannot|may|might|could|would|perhaps"
    r"|possibly|potentially|probably|likely|unlikely|allegedly|reportedly|apparently|seemingly|supposedly|arguably|seems?"
    r"|appears?|rarely|hardly|sometimes|partly|only|but|denie[sd]|deny|denying)\b|n[’']t\b",
    re.I,
)
