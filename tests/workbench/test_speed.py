"""Three thousand sentences: what a page and a correction cost, in seconds of the processor, whatever else it does."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from briefing.model.brief import Dossier
from briefing.settings import Settings
from briefing.workbench import proposing, views
from briefing.workbench.deciding import decide
from briefing.workbench.home import Home
from briefing.workbench.hub import Hub
from briefing.workbench.lookup import Stamp
from briefing.workbench.pages import page
from briefing.workbench.reading import card_of, status_of
from briefing.workbench.session import Session
from briefing.workbench.workers import Workers
from tests.builders import ASK, BACK, REST, THREAT, dossier_of, unit
from tests.workbench.desks import WHEN, one_thread

SECTIONS = (BACK, BACK, THREAT, ASK, REST)


def long_brief() -> Dossier:
    """3,000 sentences in 600 paragraphs, every tenth one doubtful."""
    return dossier_of(
        [
            unit(
                f"Boat {n} passed the lock before the flotilla of the islands did.",
                SECTIONS[n % 5],
                0.6 if n % 10 == 0 else 0.9,
                paragraph=n // 5 + 1,
            )
            for n in range(3_000)
        ]
    )


def least(work: Callable[[], object]) -> float:
    """The processor's seconds of the quickest of five runs."""
    taken = []
    for _ in range(5):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


def test_a_page_of_three_thousand_sentences_and_a_correction_in_it_are_quick(tmp_path: Path) -> None:
    dossier = long_brief()
    session = Session(dossier, Settings(), Home(tmp_path, "long"), Hub(), Workers(one_thread), lambda: WHEN)

    def whole() -> str:
        status = status_of(session)
        shown = views.sources(session.dossier)
        return page("brief.html", sources=shown, window="w", actors=[], instruments=[], **status)

    def correction() -> str:
        decision = proposing.section(dossier, Stamp(WHEN), "S1.1500", "threat_assessment")
        session.dossier = decide(dossier, decision)
        changed = views.paragraphs(session.dossier, views.touched(decision))
        return card_of(session, "S1.1500") + page("changed.html", paragraphs=changed, **status_of(session))

    assert whole().count('role="button" tabindex="-1"') == 3_000
    assert least(whole) < 0.5
    assert least(correction) < 0.05
