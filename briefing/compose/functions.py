"""Functions that templates call: citations and links in a line; callouts, pages and contents as blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from jinja2.utils import Namespace

from briefing.compose.context import SentenceView
from briefing.compose.desk import Desk
from briefing.compose.environment import NotAllowed, kind_of
from briefing.compose.faults import nearest
from briefing.compose.filters import citation, words_of
from briefing.compose.fragments import Blocks, Inlines, Rendered
from briefing.compose.guard import MAX_RANGE
from briefing.compose.words import aside, link, tag
from briefing.model.document import Callout, Contents, Landscape, LineBreak, Only, OutputFormat, PageBreak, Rule

Function = Callable[..., Any]
KINDS = ("key", "note", "warning")
FORMATS: tuple[str, ...] = get_args(OutputFormat)


def functions_of(desk: Desk) -> dict[str, Function]:
    """Every function by name."""
    return {**_in_a_line(desk), **_blocks(desk), "range": _range, "namespace": Namespace}


def _range(start: int, stop: int | None = None, step: int = 1) -> tuple[int, ...]:
    """Whole numbers, at most ``MAX_RANGE`` of them."""
    if not all(isinstance(value, int) for value in (start, stop or 0, step)) or step == 0:
        raise NotAllowed("`range` takes whole numbers")
    numbers = range(start) if stop is None else range(start, stop, step)
    if abs(numbers.start) > 10**9 or abs(numbers.stop) > 10**9 or len(numbers) > MAX_RANGE:
        raise NotAllowed(f"`range` goes no further than {MAX_RANGE:,} numbers")
    return tuple(numbers)


def _in_a_line(desk: Desk) -> dict[str, Function]:
    def cite(*values: Any) -> Inlines:
        """The citation of what ``values`` rest on."""
        return citation(values, desk)

    def ref(key: Any, words: Any = "") -> Inlines:
        """A link to a register entry or an anchor."""
        return Inlines(link(words_of(words) or words_of(key), f"#{words_of(key)}"))

    def cited() -> tuple[SentenceView, ...]:
        """The sentences cited so far, in the order of their sources."""
        return tuple(each for each in desk.context.sentences if each.id in desk.cited)

    def fill(name: Any, **values: Any) -> str:
        """A label with its places filled."""
        if words_of(name) not in desk.labels:
            raise NotAllowed(f"there is no label `{name}`{nearest(words_of(name), desk.labels)}")
        return desk.labels.fill(name, **{key: words_of(value) for key, value in values.items()})

    return {
        "cite": cite,
        "cited": cited,
        "ref": ref,
        "fill": fill,
        "aside": lambda words: Inlines(aside(words_of(words))),
        "tag": lambda words, tone="neutral": Inlines(tag(words_of(words), words_of(tone))),
        "line_break": lambda: Inlines((LineBreak(),)),
    }


def _inside(caller: Any, name: str) -> Rendered:
    if caller is None:
        raise NotAllowed(f"`{name}` stands around something: {{% call {name}(…) %}} … {{% endcall %}}")
    inside = caller()
    if not isinstance(inside, Rendered):
        raise NotAllowed(f"`{name}` stands around a passage, not around {kind_of(inside)}")
    return inside


def _blocks(desk: Desk) -> dict[str, Function]:
    def callout(title: Any, kind: Any = "note", caller: Any = None) -> Blocks:
        """A box with a title around what stands inside; nothing when that is empty."""
        if kind not in KINDS:
            raise NotAllowed(f"there is no kind of callout `{kind}`{nearest(str(kind), KINDS)}")
        children = desk.press(_inside(caller, "callout").text)
        return Blocks((Callout(desk.ledger.shown(words_of(title)), children, kind),) if children else ())

    def landscape(caller: Any = None) -> Blocks:
        """Pages turned sideways around what stands inside."""
        children = desk.press(_inside(caller, "landscape").text)
        return Blocks((Landscape(children),) if children else ())

    def only(*formats: Any, caller: Any = None) -> Blocks:
        """What stands inside, in the named output formats alone."""
        for name in formats:
            if name not in FORMATS:
                raise NotAllowed(f"there is no output format `{name}`{nearest(str(name), FORMATS)}")
        children = desk.press(_inside(caller, "only").text)
        return Blocks((Only(tuple(formats), children),) if children else ())

    def contents(title: Any = "", depth: Any = 0) -> Blocks:
        """The table of contents, down to ``depth`` (2 is sections, 3 subsections)."""
        return Blocks((Contents(desk.ledger.shown(words_of(title)), int(depth) or 2),))

    return {
        "callout": callout,
        "landscape": landscape,
        "only": only,
        "contents": contents,
        "page_break": lambda: Blocks((PageBreak(),)),
        "rule": lambda: Blocks((Rule(),)),
    }
