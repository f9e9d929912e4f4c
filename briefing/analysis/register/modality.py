"""How strongly something is asked, where the modal that governs the verb says it by itself.

Of the labelled entries that such a modal governs, 770 of 772 have its force (``register_train`` and ``register_dev``,
"should consider" and questions apart). "Will", "would" and "can" decide nothing.
"""

from __future__ import annotations

import re

from briefing.analysis.register.parts import Place
from briefing.model.register import Force

_MODALS = {
    Force.COULD: "could|(?-i:may)|might",
    Force.SHOULD: "should|ought to",
    Force.MUST: "must|shall|needs? to|ha(?:s|ve) to",
}
_BETWEEN = (
    r"(?: (?:\w+ly|also|then|now|first|never|always|not|only|instead|thus|therefore|further|be|"
    r"(?:be )?(?:continue|begin|start|seek|work|strive|aim|prepared|ready|willing|able|need|have) to)){0,4} "
)
_GOVERNED = {force: re.compile(rf"\b(?:{modals}){_BETWEEN}$", re.IGNORECASE) for force, modals in _MODALS.items()}
_ASKS = re.compile(r"\b(?:what|whether|which|how|extent)\b[^.;:]*$", re.IGNORECASE)


def force_of(text: str, verb: str, at: Place) -> Force | None:
    """The force of the modal that governs the ``verb`` standing ``at``; none where the words leave it open."""
    before = text[: at[0]]
    for force, governed in _GOVERNED.items():
        if modal := governed.search(before):
            open_to_all = verb == "consider" or _ASKS.search(before, 0, modal.start())
            return None if force is Force.SHOULD and open_to_all else force
    return None
