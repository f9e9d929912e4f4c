"""A brief becomes bytes: one table, one function a format, each imported when it is first used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from briefing.model.brief import Brief
from briefing.model.notice import Notice
from briefing.renderers.options import Paper, RenderOptions

__all__ = ["RENDERERS", "Paper", "RenderOptions", "notices", "render"]

Renderer = Callable[[Brief, RenderOptions], bytes]


def _pdf(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.pdf import render_pdf

    return render_pdf(brief, options)


def _docx(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.docx import render_docx

    return render_docx(brief, options)


def _html(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.html import render_html

    return render_html(brief, options)


def _markdown(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.markdown import render_markdown

    return render_markdown(brief, options)


def _json(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.json import render_json

    return render_json(brief, options)


def _csv(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.csv import render_csv

    return render_csv(brief, options)


def _xlsx(brief: Brief, options: RenderOptions) -> bytes:
    from briefing.renderers.xlsx import render_xlsx

    return render_xlsx(brief, options)


RENDERERS: Mapping[str, Renderer] = MappingProxyType(
    {"pdf": _pdf, "docx": _docx, "html": _html, "md": _markdown, "json": _json, "csv": _csv, "xlsx": _xlsx}
)
"""The output formats by name, which is also the suffix of their files."""


def render(brief: Brief, name: str, options: RenderOptions = RenderOptions()) -> bytes:
    """The bytes of ``brief`` in the output format ``name``; raises ``KeyError`` for a name not in ``RENDERERS``."""
    return RENDERERS[name](brief, options)


def notices(brief: Brief, name: str, options: RenderOptions = RenderOptions()) -> tuple[Notice, ...]:
    """What a reader of ``brief`` in the output format ``name`` has to know of the file itself."""
    if name == "pdf":
        from briefing.renderers.pdf.coverage import missing_characters

        return missing_characters(brief)
    if name == "docx" and options.style_document:
        from briefing.renderers.docx.house import style_document_notices

        return style_document_notices(options.style_document)
    return ()
