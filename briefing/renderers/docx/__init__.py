"""A brief as a Word file that an analyst can edit, sign and send."""

from briefing.renderers.docx.house import style_document_notices
from briefing.renderers.docx.reading import ReadBack, read_back
from briefing.renderers.docx.rendering import render_docx

__all__ = ["ReadBack", "read_back", "render_docx", "style_document_notices"]
