"""The files of a new template set: a manifest that teaches, and copies of the sections to be changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.compose.template_set import SUFFIX, TemplateSet, load_set

_MANIFEST = """\
# A template set: this file, and what it changes of the set that it extends.
# `briefing templates check` says what is wrong here; `briefing templates preview` shows the pages.
title = "{title}"
description = "What this set is for, in one line."

# Everything that this folder does not hold comes from here.
extends = "{extends}"

# The order of the sections; take one out to drop it, or name a new file of sections/ to add it.
# sections = [{sections}]

# The sections whose headings carry a number.
# numbered = [{numbered}]

# Headings in place of the set's own.
# [titles]
# {section} = "Our heading"

# The most statements of each part.
# [limits]
# background = 6

# Words around the sources' own; `briefing templates show {extends}` names the tables that hold them all.
# [labels]
# bottom_line = "In short"

# An option is set with `--option name=value` or in briefing.toml, and read as {{{{ options.name }}}}.
# [options.motto]
# type = "text"
# default = ""
# description = "A line of our own."
"""

_HEAD = """\
{{# {section}: copied from {origin}; change what you like.

    {{{{ … }}}} shows a value, {{% … %}} decides and repeats, and the rest is Markdown.
    Names: {names}.
    A line {{: .note}} right below a paragraph gives it a style; docs/templates.md lists them all. #}}
"""


def files_of_new_set(extends: str, sections: Sequence[str], name: str) -> Mapping[str, str]:
    """The text of each file of a new set called ``name``, by its path in the set's folder.

    Raises :class:`briefing.compose.TemplateFault` where ``extends`` or one of the ``sections`` is not there.
    """
    parent = load_set(extends)
    manifest = _MANIFEST.format(
        title=name.replace("_", " ").replace("-", " ").strip().capitalize() or "Our set",
        extends=extends,
        sections=", ".join(f'"{section}"' for section in parent.sections),
        numbered=", ".join(f'"{section}"' for section in parent.numbered),
        section=next(iter(sections or parent.sections)),
    )
    copies = {f"sections/{section}{SUFFIX}": _copy(parent, section) for section in sections}
    return {"template.toml": manifest, **copies}


def _copy(parent: TemplateSet, section: str) -> str:
    file = parent.file(section)
    origin = next(folder.name for folder, _ in parent.chain if file.path.is_relative_to(folder))
    return _HEAD.format(section=section, origin=origin, names=NAMES) + file.text


NAMES = "brief, sources, sentences, recommendations, threats, timeline, actors, claims, counts, body, labels, options"
"""The names that a newcomer needs first."""
