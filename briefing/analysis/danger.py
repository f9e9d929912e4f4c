"""What makes a sentence dangerous: words of violence, coercion, loss and intent, by their stems."""

from __future__ import annotations

import re

from briefing.analysis.text import TOKEN, stem

_STRONG = """
    attack war invade invasion violence violent kill massacre genocide cleansing terror terrorism terrorist bomb
    escalate escalation conflict coup insurgency secede secession destabilize destabilise instability aggression
    sabotage blackmail coerce coercion annex annexation threaten threat provoke provocation incite hostage
    assassinate blockade ransomware malware cyberattack espionage spy spying disinformation propaganda
    interference subvert subversion collapse famine pandemic outbreak extremism extremist militia crisis
    catastrophe catastrophic disaster devastate devastating proliferation hack hacker hostile deadly lethal
    persecution separatist unrest riot hunger starvation flood drought casualty genocidal warfare recession
    bankrupt epidemic contagion mortality death die attacker intruder
"""
# Arms and armies are a topic; what makes them a danger is what is done with them.
_MILD = """
    risk danger dangerous vulnerable vulnerability undermine weaken erode exploit pressure tension influence
    leverage dominate pretext fragile brink harm damage destroy disrupt disruption corruption crime criminal
    illegal smuggle traffick piracy loss lose suffer worsen exacerbate jeopardize jeopardise imperil endanger
    divert dependence dependency dependent manipulate intimidate expose exposed insecurity unstable deteriorate
    shortage scarcity poverty displacement refugee fail failure lack gap concern challenge trouble front flare
    spread fuel fan flame brew tighten stoke pro-war humanitarian consolidate retreat decline weak weakness
    shrink halve powder keg divide division spill incursion breach theft steal fraud military troops army weapon
    arms nuclear missile ethnic proxy bully seize foment mercenary compromise outage inflation default debt
    infection storm warming shock volatility spillover deplete degrade overfish adversary exploitation obstacle
    harsh worse slowdown downturn unemployment
"""
STRONG = frozenset(stem(word) for word in _STRONG.split())
MILD = frozenset(stem(word) for word in _MILD.split())
_INTENT = re.compile(
    r"\b(?:threaten(?:ed|s|ing)? to|vow(?:ed|s) to|plan(?:s|ning|ned) to|prepar(?:es|ing) (?:to|for|an?)"
    r"|seek(?:s|ing)? to (?:destabili[sz]e|dominate|weaken|undermine|annex)|intend(?:s|ed)? to"
    r"|will (?:again )?attack)\b"
)


def danger(text: str) -> float:
    """How much danger the words of ``text`` speak of: 1 for each strong word, a half for each milder one."""
    stems = {stem(word) for word in TOKEN.findall(text) if word[0].isalpha()}
    return len(stems & STRONG) + 0.5 * len(stems & MILD)


def intent(text: str) -> bool:
    """Whether the text reports somebody's intent to do harm or to break with an order."""
    return _INTENT.search(text) is not None
