"""What the browser asks to change: decisions, undo and redo, files to review, a release."""

from __future__ import annotations

import json
from collections.abc import Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from briefing.analysis.instruments import instruments
from briefing.compose.showing import listed, summary
from briefing.model.decision import Decision
from briefing.workbench import entries as register
from briefing.workbench import proposing
from briefing.workbench.deciding import OWN_META
from briefing.workbench.desk import MOST_FILES
from briefing.workbench.lookup import LONGEST, Refused
from briefing.workbench.pages import page
from briefing.workbench.reading import about_of, card_of, desk_of, entries_of, released, status_of
from briefing.workbench.release import begin
from briefing.workbench.session import Propose, Session
from briefing.workbench.settling import settings_of
from briefing.workbench.views import in_words, paragraphs, touched

_CHOICES = ("template", "length", "language")


async def decide(request: Request) -> Response:
    """One decision of the kind that the address names; answers with what it changed on the page."""
    session, form = desk_of(request).review(), await request.form(max_files=0)
    propose = _proposal(request.path_params["kind"], form, session)
    decision = await session.decide(*_window(request), _text(form, "why"), propose)
    return await _answer(session, decision, in_words(decision), _text(form, "pane"))


async def undo(request: Request) -> Response:
    """The last decision taken back."""
    session = desk_of(request).review()
    decision = await session.undo(*_window(request))
    return await _answer(session, decision, f"Undone: {in_words(decision)}", request.headers.get("brief-pane", ""))


async def redo(request: Request) -> Response:
    """The decision that was taken back last, in force again."""
    session = desk_of(request).review()
    decision = await session.redo(*_window(request))
    return await _answer(session, decision, f"Done again: {in_words(decision)}", request.headers.get("brief-pane", ""))


async def take(request: Request) -> Response:
    """Files to review, read by their content."""
    async with request.form(max_files=MOST_FILES, max_fields=4) as form:
        given = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
        files = [((each.filename or "")[-200:], await each.read()) for each in given]
    await desk_of(request).take(files)
    return Response(status_code=204, headers={"hx-redirect": "/brief"})


async def build(request: Request) -> Response:
    """Start to build the files of a release."""
    session, form = desk_of(request).review(), await request.form(max_files=0)
    begin(session, [str(each) for each in form.getlist("format")])
    return HTMLResponse(page("building.html", **released(session)))


# ---- from a form to a decision ------------------------------------------------------------------------------------


def _proposal(kind: str, form: FormData, session: Session) -> Propose:
    """What ``form`` asks for, as a function from the dossier to a decision; raises :class:`Refused`."""
    sentence, key = _text(form, "sentence"), _text(form, "key")
    match kind:
        case "section":
            return lambda dossier, stamp: proposing.section(dossier, stamp, sentence, _text(form, "section"))
        case "split":
            return lambda dossier, stamp: proposing.split(dossier, stamp, sentence, _number(form, "at"))
        case "join":
            return lambda dossier, stamp: proposing.join(dossier, stamp, sentence)
        case "body":
            return lambda dossier, stamp: proposing.body(dossier, stamp, sentence, _text(form, "body"))
        case "contested":
            answer, withdrawn = _text(form, "answer"), bool(_text(form, "withdrawn"))
            return lambda dossier, stamp: proposing.contested(dossier, stamp, sentence, answer, withdrawn=withdrawn)
        case "meta" | "option":
            return _meta(kind, _text(form, "name"), _text(form, "value"), session)
        case _:
            return _entry(kind, sentence, key, form, session)


def _entry(kind: str, sentence: str, key: str, form: FormData, session: Session) -> Propose:
    match kind:
        case "add_entry":
            return lambda dossier, stamp: register.add_entry(dossier, stamp, sentence, _wording(form, session))
        case "entry":
            return lambda dossier, stamp: register.edit_entry(dossier, stamp, key, _wording(form, session))
        case "reject_entry":
            return lambda dossier, stamp: register.reject_entry(dossier, stamp, key)
        case "restore_entry":
            return lambda dossier, stamp: register.restore_entry(dossier, stamp, key)
        case "order":
            return lambda dossier, stamp: register.move_entry(dossier, stamp, key, _number(form, "step"))
        case _:
            raise Refused("that cannot be decided here")


def _wording(form: FormData, session: Session) -> register.Wording:
    known = instruments(session.settings.analysis.instruments).names
    return register.Wording(
        action=_text(form, "action"),
        actors=_text(form, "actors"),
        force=_text(form, "force"),
        stance=_text(form, "stance"),
        instruments=tuple(name for name in known if name in form.getlist("instruments")),
        deadline=_text(form, "deadline"),
    )


def _meta(kind: str, name: str, value: str, session: Session) -> Propose:
    """A decision about the brief itself; a template set or one of its options must be one that there is."""
    if kind == "meta" and name not in (*OWN_META, *_CHOICES):
        raise Refused("that cannot be decided here")
    chosen = settings_of(session.dossier, session.settings).compose
    if kind == "meta":
        if name == "template" and value not in {each.name for each in listed()}:
            raise Refused(f"there is no template set `{value}`")
        return lambda dossier, stamp: proposing.meta(dossier, stamp, name, value)
    offered = {option.name: option for option in summary(chosen.template).options}
    if name not in offered:
        raise Refused(f"the template set has no option `{name}`")
    wanted = offered[name].read(value)
    if refusal := offered[name].refusal(wanted):
        raise Refused(refusal)
    pairs = [[each, is_] for each, is_ in (dict(chosen.options) | {name: wanted}).items()]
    return lambda dossier, stamp: proposing.meta(dossier, stamp, "options", pairs)


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value[:LONGEST] if isinstance(value, str) else ""


def _number(form: FormData, name: str) -> int:
    text = _text(form, name)
    if not text.removeprefix("-").isdecimal():
        raise Refused("a number is expected")
    return int(text[:9])


def _window(request: Request) -> tuple[str, int]:
    """Which window asks, and the version of the brief that it knows."""
    known = request.headers.get("brief-version", "")
    return request.headers.get("brief-window", "")[:40], int(known[:9]) if known.isdecimal() else 0


# ---- answers ------------------------------------------------------------------------------------------------------


async def _answer(session: Session, decision: Decision, said: str, pane: str) -> Response:
    """The card or pane that asked, with everything else on the page that ``decision`` changed."""
    dossier = session.dossier
    there = {verdict.sentence.id for verdict in dossier.verdicts}
    ids = [sentence for sentence in touched(decision) if sentence in there]
    shown = await _pane(session, pane, ids)
    rest = page("changed.html", paragraphs=paragraphs(dossier, ids), **status_of(session))
    headers = {
        "hx-trigger": json.dumps({"say": said, "decided": {"sentence": ids[0] if ids else ""}}),
        "brief-version": str(session.version),
    }
    return HTMLResponse(shown + rest, headers=headers)


async def _pane(session: Session, pane: str, ids: Sequence[str]) -> str:
    match pane:
        case "entries":
            return entries_of(session)
        case "about":
            return await about_of(session)
        case _:
            return card_of(session, ids[0]) if ids else ""
