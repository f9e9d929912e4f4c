"""A brief as PDF: tagged (PDF/UA-1), archivable (PDF/A-2a), the same bytes each time."""

from __future__ import annotations

from briefing.model.brief import Brief
from briefing.model.document import for_format
from briefing.renderers import theme
from briefing.renderers.options import RenderOptions
from briefing.renderers.pdf.anchors import places_of
from briefing.renderers.pdf.blocks import Builder
from briefing.renderers.pdf.canvas import TaggedCanvas
from briefing.renderers.pdf.coverage import missing_characters
from briefing.renderers.pdf.layout import Layout
from briefing.renderers.pdf.metadata import write_information, write_metadata
from briefing.renderers.pdf.page import running
from briefing.renderers.pdf.structure import Element, pruned
from briefing.renderers.pdf.tree import write_tree

__all__ = ["missing_characters", "render_pdf"]


def render_pdf(brief: Brief, options: RenderOptions = RenderOptions()) -> bytes:
    """The PDF of ``brief`` on the paper of ``options``.

    Raises :class:`~briefing.renderers.pdf.structure.StructureError` when something is drawn that has no place in the
    structure tree.
    """
    paper = theme.PAPERS[options.paper]
    blocks = for_format(brief.blocks, "pdf")
    root = Element("Document")
    story = Builder(brief, blocks, places_of(blocks), paper).story(blocks, root)
    canvas = TaggedCanvas(paper, brief.meta.language or "en")
    write_information(canvas, brief)
    Layout(canvas, paper, running(brief)).set(story)

    def complete(canvas: TaggedCanvas) -> None:
        write_tree(canvas, pruned(root))
        write_metadata(canvas, brief)

    return canvas.finish(complete)
