"""The threat register: who threatens what with which conduct, by when, how likely, on whose word.

Not every sentence of the threat assessment is an entry: those that name a conduct are found, weighed, and the weightiest
kept; consecutive ones of the same actor are joined. All strings are the source's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.attribution import Attribution, attribution, matrix
from briefing.analysis.clauses import Clause, ClauseKind, clauses
from briefing.analysis.danger import danger, intent
from briefing.analysis.directory import Directory, Form
from briefing.analysis.horizon import ONGOING, horizon, ongoing
from briefing.analysis.likelihood import CONFIDENCE, Scale, likelihood
from briefing.analysis.reading import Mention, Reading
from briefing.analysis.text import content
from briefing.analysis.verbs import (
    AUXILIARIES,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    forms,
    is_adverb,
)
from briefing.model.register import Likelihood, RoleSpan, Threat
from briefing.model.verdict import Section

ARTICLE = re.compile(r"^(?:the|an?|such an?|such|this|these|those) ", re.I)
FLOOR = 2.0  # the least weight of an entry
RHETORIC = re.compile(r"powder keg|wake-up call|all eyes|crossroads|\?$|puppet", re.I)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conduct found in one sentence, before it is weighed against others; ``who`` are the actors' one names."""

    reading: Reading
    threat: Threat
    who: tuple[str, ...]
    about: frozenset[str]
    weight: float


def threats(readings: Sequence[Reading], known: Directory, scale: Scale | None, limit: int) -> tuple[Threat, ...]:
    """The threat register of one source: at most ``limit`` entries in the order of the text, ids T1, T2 …"""
    found = [finding for reading in _eligible(readings) if (finding := find(reading, known, scale))]
    kept = sorted(sorted(_joined(found), key=lambda f: -f.weight)[:limit], key=lambda f: f.reading.sentence.index)
    return tuple(replace(f.threat, id=f"T{number}") for number, f in enumerate(kept, start=1))


def _eligible(readings: Sequence[Reading]) -> Iterable[Reading]:
    """The sentences of the threat assessment, and those beside them that report an intent ("threatened to secede")."""
    for index, reading in enumerate(readings):
        if not reading.spoken:
            continue
        if reading.section is Section.THREAT_ASSESSMENT:
            yield reading
        elif reading.section is Section.BACKGROUND and intent(reading.text):
            beside = readings[max(0, index - 1) : index + 2]
            if any(near.section is Section.THREAT_ASSESSMENT and near.spoken for near in beside):
                yield reading


def find(reading: Reading, known: Directory, scale: Scale | None) -> Finding | None:
    """The weightiest conduct of a sentence, or ``None`` where it names none."""
    parts = clauses(reading)
    said = attribution(reading, parts)
    found = [_finding(reading, clause, parts, said, known, scale) for clause in parts if _stands(clause, parts)]
    weighed = [f for f in found if f is not None and f.weight >= FLOOR]
    return max(weighed, key=lambda f: f.weight, default=None)


def _stands(clause: Clause, parts: tuple[Clause, ...]) -> bool:
    """Whether a clause states something itself: it is no mere frame of another ("X warned that …") nor hangs on a participle."""
    if clause.kind is ClauseKind.EMBEDDED:
        return matrix(clause, parts) is not None
    return clause.kind is ClauseKind.MAIN and not any(
        matrix(c, parts) == clause for c in parts if c.kind is ClauseKind.EMBEDDED
    )


def _finding(
    reading: Reading,
    clause: Clause,
    parts: tuple[Clause, ...],
    said: Attribution | None,
    known: Directory,
    scale: Scale | None,
) -> Finding | None:
    starts, ends = reading.tokens.starts, reading.tokens.ends
    begin, end = starts[clause.subject], _end(reading, clause, said)
    verb = _head(reading, clause)
    if end <= starts[clause.verb] or (said and said.tail and starts[clause.verb] >= said.start):
        return None
    condition = _condition(parts, clause)
    whole = starts[condition.first] if condition else begin
    actor, who = _actor(reading, clause, known)
    above = matrix(clause, parts) if clause.kind is ClauseKind.EMBEDDED else None
    span = reading.text[starts[above.subject] if above else whole : end]
    estimate = likelihood(span, scale)
    if (
        above
        and not (said and not said.tail and said.start == starts[above.subject])
        and not _estimates(estimate, span)
    ):
        whole, condition = starts[above.subject], above
    # Without an actor the conduct is the whole clause; so it is under a condition or a doubt, which must not be lost.
    first = whole if condition else (starts[verb] if actor else begin)
    conduct = _trimmed(reading.text[first:end])
    when = horizon(reading.text[begin:])
    aim = _target(reading, clause, who, end)
    label = (
        ONGOING
        if ongoing(reading.text[starts[clause.verb] : end], reading.tokens.words[verb], _tags(reading, verb))
        else None
    )
    weight = _weight(reading, clause, conduct, actor, aim, bool(estimate), bool(when), bool(condition)) + 0.4 * bool(
        label and actor
    )
    if RHETORIC.search(reading.text):
        weight -= 1.5
    confidence = CONFIDENCE.search(reading.text)
    opening = reading.text.index(actor, begin) if actor and not condition else begin
    title = _title(reading, clause, whole if condition else opening, end)
    spans = [reading.role("conduct", first, first + len(conduct))]
    if actor:
        at = reading.text.index(actor, begin)
        spans.append(reading.role("actor", at, at + len(actor)))
    if aim:
        spans.append(reading.role("target", starts[aim.first], ends[aim.last - 1]))
    spans += _offset_roles(reading, begin, when, span, estimate)
    threat = Threat(
        "", title, conduct, (reading.id,), actor, aim.surface if aim else None, estimate[0] if estimate else None,
        when[0] if when else (None if estimate and estimate[0].phrase.startswith("will") else label),
        confidence.group() if confidence else None, said.speaker if said else None, tuple(spans),
    )  # fmt: skip
    return Finding(reading, threat, who, content(conduct), weight)


def _trimmed(text: str) -> str:
    """A conduct without a remark that trails after it (", which …", ", with X saying …"); a condition is never cut."""
    tail = re.search(r", (?:which|who|whose|where) .*$|, with [^,]*ing .*$", text)
    if tail and tail.start() > 24 and not re.search(r"\b(?:if|unless|provided|until)\b", tail.group()):
        text = text[: tail.start()]
    return text.rstrip(" ,;:–—")


def _estimates(estimate: tuple[Likelihood, int, int] | None, span: str) -> bool:
    """Whether the likelihood found is the frame of the clause itself ("it is clear that …"), so that nothing is lost with it."""
    return estimate is not None and span[: estimate[1]].strip() == "" and estimate[0].phrase.endswith("that")


def _offset_roles(
    reading: Reading,
    begin: int,
    when: tuple[str, int, int] | None,
    span: str,
    estimate: tuple[Likelihood, int, int] | None,
) -> list[RoleSpan]:
    found = []
    if when:
        found.append(reading.role("horizon", begin + when[1], begin + when[2]))
    if estimate:
        offset = reading.text.index(span)
        found.append(reading.role("likelihood", offset + estimate[1], offset + estimate[2]))
    return found


def _end(reading: Reading, clause: Clause, said: Attribution | None) -> int:
    """The character at which the clause ends, an attribution after it left out."""
    end = reading.tokens.ends[clause.last - 1]
    if said and said.tail and reading.tokens.starts[clause.verb] < said.start < end:
        end = said.start
    return len(reading.text[:end].rstrip(" .,;:!?–—"))


def _head(reading: Reading, clause: Clause) -> int:
    """The verb that says what is done: modals, forms of "be" and adverbs before it are skipped, a negation is not."""
    words, at = reading.tokens.words, clause.verb
    while at + 1 < clause.last and (words[at] in MODALS or words[at] in AUXILIARIES or is_adverb(words[at])):
        if words[at + 1].lower() in NEGATIONS or words[at].lower() in NEGATIONS or words[at].endswith("n’t"):
            return clause.verb
        after = words[at + 1]
        if (
            words[at] in AUXILIARIES
            and not is_adverb(after)
            and not forms().get(after, ("", frozenset(), False))[1] & {"gerund", "participle"}
            and after not in ("be", "been", "being")
        ):
            return clause.verb
        at += 1
    return at


def _tags(reading: Reading, verb: int) -> frozenset[str]:
    word = reading.tokens.words[verb]
    tags = forms().get(word, ("", frozenset({"third"}) if word.endswith("s") else frozenset(), False))[1]
    return tags - {"base"} if "past" in tags else tags


def _condition(parts: Sequence[Clause], clause: Clause) -> Clause | None:
    """The condition on which a clause stands: one before it in the same sentence."""
    return next(
        (c for c in parts if c.kind is ClauseKind.CONDITION and c.last <= clause.verb and c.first < clause.subject),
        None,
    )


def _actor(reading: Reading, clause: Clause, known: Directory) -> tuple[str | None, tuple[str, ...]]:
    """Who acts, as it stands without an article, and under which names; nobody where the subject is a thing or an event."""
    first, last = clause.subject, clause.subject_end
    words = reading.tokens.words
    inside = [m for m in reading.mentions if first <= m.first and m.last <= last]
    acting = [m for m in inside if m.acts and m.form is not Form.ADJECTIVE]
    head = _head_noun(words, first, last)
    heading = [m for m in acting if m.first <= head < m.last]
    if heading:
        lead = acting[: acting.index(heading[0]) + 1] if _coordinated(words, acting) else heading
        phrase = ARTICLE.sub("", reading.words(lead[0].first, last if _coordinated(words, acting) else heading[0].last))
        return phrase, tuple(m.name for m in (acting if _coordinated(words, acting) else heading))
    if words[head].lower() in known.agents:
        phrase = ARTICLE.sub("", reading.words(first, head + 1))
        return phrase, tuple(m.name for m in inside if m.first < head and m.entry.kind != "office") or (phrase.lower(),)
    return None, ()


def _coordinated(words: Sequence[str], acting: Sequence[Mention]) -> bool:
    """Whether the actors of a subject stand side by side ("Belgrade and Moscow")."""
    return len(acting) > 1 and all(
        all(w in (",", "and", "or", "the", "its") for w in words[a.last : b.first])
        for a, b in zip(acting, acting[1:], strict=False)
    )


def _head_noun(words: Sequence[str], first: int, last: int) -> int:
    """The token of the subject's head: the last before a preposition, mark, relative or participle after the first word."""
    for at in range(first + 1, last):
        word = words[at].lower()
        if word in PREPOSITIONS or word in (",", "(", "–", "—", "’s", "’") or word in ("who", "which", "that"):
            if word in ("’s", "’"):
                return _head_noun(words, at + 1, last) if at + 1 < last else at - 1
            return at - 1
    return last - 1


def _target(reading: Reading, clause: Clause, who: tuple[str, ...], end: int) -> Mention | None:
    """Whom or what the conduct is aimed at: the first other actor or place named after the verb (anywhere, if nobody acts)."""
    first, starts = (clause.verb if who else clause.subject), reading.tokens.starts
    inside = [m for m in reading.mentions if first <= m.first and starts[m.first] < end]
    after = [m for m in inside if m.form is not Form.TITLE and m.name not in who]
    named = [m for m in after if m.form is not Form.ADJECTIVE]
    return next(iter(named or (after if who else [])), None)


def _weight(
    reading: Reading,
    clause: Clause,
    conduct: str,
    actor: str | None,
    aim: Mention | None,
    estimate: bool,
    when: bool,
    condition: bool,
) -> float:
    words = reading.tokens.words
    subject = reading.words(clause.subject, clause.subject_end)
    predicate = reading.words(clause.verb, clause.last)
    hurt = danger(conduct[:120]) + 0.5 * danger(subject[:120])
    if actor is None and danger(subject) == 0 and danger(predicate) == 0:
        return 0.0
    weight = min(3.0, hurt) + 1.3 * bool(actor) + 0.5 * bool(aim) + 0.5 * estimate + 0.7 * when
    weight += 0.4 * reading.verdict.score
    if words[clause.subject].lower() in PRONOUNS and actor is None:
        weight -= 2.0
    if any(word.lower() in NEGATIONS for word in words[clause.verb : clause.verb + 3]):
        weight -= 1.5
    if reading.section is Section.BACKGROUND:
        weight -= 0.3
    return weight - 0.3 * condition


def _title(reading: Reading, clause: Clause, begin: int, end: int) -> str:
    """A short form in the source's words: the clause up to the first mark or phrase at which it may stop."""
    text = ARTICLE.sub("", reading.text[begin:end])
    words = text.split()
    if relative := re.search(r", (?:which|who|whose) ", text):
        text = text[: relative.start()] + " …" if relative.start() > reading.tokens.ends[clause.verb] - begin else text
        words = text.split()
    if len(words) <= 16:
        return text.rstrip(" ,;:")
    for stop in re.finditer(r", |; | (?:while|which|who|for|with|betting|because|through|in|and) ", text):
        if (
            6 <= len(text[: stop.start()].split()) <= 16
            and stop.start() > reading.tokens.starts[clause.verb] - begin + 4
        ):
            return text[: stop.start()] + " …"
    return " ".join(words[:14]) + " …"


def _joined(found: Sequence[Finding]) -> list[Finding]:
    """Findings with consecutive ones of the same actor and target as one, and repetitions joined to the first."""
    kept: list[Finding] = []
    for finding in found:
        last = kept[-1] if kept else None
        if last is not None and _continues(last, finding):
            kept[-1] = _join(last, finding)
        else:
            same = next((i for i, k in enumerate(kept) if _repeats(k, finding)), None)
            if same is None:
                kept.append(finding)
            else:
                kept[same] = _join(kept[same], finding, again=True)
    return kept


def _continues(last: Finding, finding: Finding) -> bool:
    near = finding.reading.sentence.index - last.reading.sentence.index <= 2
    same_aim = (
        last.threat.target is None or finding.threat.target is None or last.threat.target == finding.threat.target
    )
    scaled = last.threat.likelihood == finding.threat.likelihood or not (
        last.threat.likelihood and finding.threat.likelihood
    )
    return (
        near
        and bool(last.who)
        and set(last.who) == set(finding.who)
        and same_aim
        and scaled
        and last.threat.attribution == finding.threat.attribution
    )


def _repeats(kept: Finding, finding: Finding) -> bool:
    shared = kept.about & finding.about
    return (
        set(kept.who) == set(finding.who)
        and len(shared) >= 3
        and len(shared) >= 0.6 * min(len(kept.about), len(finding.about))
    )


def _join(first: Finding, second: Finding, *, again: bool = False) -> Finding:
    """Two findings as one: both conducts unless the second repeats the first; the first's own words elsewhere."""
    a, b = first.threat, second.threat
    joined = replace(
        a,
        title=a.title if first.weight >= second.weight else b.title,
        conduct=a.conduct if again else f"{a.conduct}; {b.conduct}",
        evidence=(*a.evidence, *b.evidence),
        target=a.target or b.target,
        likelihood=a.likelihood or (None if again else b.likelihood),
        horizon=a.horizon or b.horizon,
        spans=(*a.spans, *b.spans),
    )
    reading = second.reading if not again else first.reading
    return Finding(reading, joined, first.who, first.about | second.about, max(first.weight, second.weight) + 0.5)
