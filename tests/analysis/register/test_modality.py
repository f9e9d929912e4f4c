"""How strongly something is asked, where a modal says it by itself."""

from __future__ import annotations

import pytest

from briefing.analysis.register.modality import force_of
from briefing.model.register import Force


@pytest.mark.parametrize(
    ("text", "word", "force"),
    [
        ("Oslo must act.", "act", Force.MUST),
        ("Oslo needs to act.", "act", Force.MUST),
        ("Oslo may need to act.", "act", Force.COULD),
        ("Oslo should also urgently act.", "act", Force.SHOULD),
        ("Oslo should continue to act.", "act", Force.SHOULD),
        ("The rules should not be widened.", "widened", Force.SHOULD),
        ("Oslo might act.", "act", Force.COULD),
        ("Oslo should work with towns that can easily join.", "work", Force.SHOULD),
        ("Oslo should work with towns that can easily join.", "join", None),
        ("Oslo will act.", "act", None),
        ("By May act on the law.", "act", None),
        ("Oslo should consider a pilot.", "consider", None),
        ("One question is whether Oslo should act.", "act", None),
        ("Oslo should help towns act.", "act", None),
    ],
)
def test_the_modal_that_governs_the_verb_is_its_force(text: str, word: str, force: Force | None) -> None:
    at = text.index(word)
    assert force_of(text, word, (at, at + len(word))) is force
