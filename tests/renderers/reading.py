"""Reading rendered briefs back, for tests: the text a reader would see, as one collapsed string."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown_it import MarkdownIt

_UNSEEN = frozenset({"style", "title", "script", "head"})
_WITHIN_LINES = frozenset({"span", "em", "strong", "a", "tspan"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.targets: list[str] = []
        self.ids: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self.words.append("" if tag in _WITHIN_LINES else " ")
        self.targets += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        self.words.append("" if tag in _WITHIN_LINES else " ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def read_html(page: bytes) -> _Reader:
    """The page's words, link targets and ids."""
    reader = _Reader()
    reader.feed(page.decode())
    return reader


def html_text(page: bytes) -> str:
    """The text of an HTML page."""
    return " ".join("".join(read_html(page).words).split())


def markdown_text(page: bytes) -> str:
    """The text of a Markdown page as CommonMark with tables shows it."""
    return html_text(MarkdownIt("commonmark").enable("table").render(page.decode()).encode())
