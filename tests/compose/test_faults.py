"""What a broken template is told: file, line, the line with a caret, what is wrong, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.compose import ComposeOptions, TemplateFault, compose
from tests.builders import lake
from tests.compose.sets import new_set

BROKEN: tuple[tuple[str, int, str], ...] = (
    # names
    ("{{ recomendations | length }}", 1, "`recomendations` is not known here; did you mean `recommendations`?"),
    ("{{ brief.titel }}", 1, "a brief has no `titel`; did you mean `title`?"),
    (
        "{% for r in recommendations %}\n{{ r.acton }}\n{% endfor %}",
        2,
        "a recommendation has no `acton`; did you mean `action`?",
    ),
    ("{{ labels.contnts }}", 1, "`labels` has no `contnts`; did you mean `contents`?"),
    ("{{ options.figure }}", 1, "this table has no `figure`; did you mean `figures`?"),
    ('{{ fill("doubtful_shar", n=1) }}', 1, "there is no label `doubtful_shar`; did you mean `doubtful_share`?"),
    ("{{ recommendations | wher(stance='own') }}", 1, "there is no filter `wher`; did you mean `where`?"),
    ("{% if brief is definde %}x{% endif %}", 1, "there is no test `definde`; did you mean `defined`?"),
    (
        '{{ recommendations | where(instruments_="x") }}',
        1,
        "a recommendation has no `instruments_`; did you mean `instruments`?",
    ),
    ('{{ recommendations | table("nubmer") }}', 1, "a recommendation has no cell `nubmer`; did you mean `number`?"),
    ('{{ recommendations | table("who", stile="plain") }}', 1, "a table has no `stile`; did you mean `style`?"),
    ('{{ recommendations | table("who", style="anex") }}', 1, "there is no table style `anex`; did you mean `annex`?"),
    ('{{ threats | first | cell("actr") }}', 1, "a threat has no cell `actr`; did you mean `actor`?"),
    ("{{ callot('x') }}", 1, "`callot` is not known here; did you mean `callout`?"),
    (
        '{% call callout("T", "warnin") %}x{% endcall %}',
        1,
        "there is no kind of callout `warnin`; did you mean `warning`?",
    ),
    ('{% call only("pdff") %}x{% endcall %}', 1, "there is no output format `pdff`; did you mean `pdf`?"),
    ('{{ cite("S1.199") }}', 1, "there is no sentence `S1.199` to cite; did you mean `S1.19`?"),
    ('{% include "backgroud" %}', 1, "there is no file `backgroud` in this template set; did you mean `background`?"),
    # syntax
    ("a\n{% if claims %}\nb\n\n", 2, "`if` is opened here and never closed; write {% endif %}"),
    ("{% for r in recommendations %}\n{% if r %}\n{% endfor %}", 3, "`endfor` closes nothing; the open block is `if`"),
    ("a\n{% endfor %}", 2, "`endfor` closes nothing; no such block is open"),
    ("{% fr r in claims %}", 1, "there is no tag `fr`; did you mean `for`?"),
    ("{{ brief.title ", 1, "`{{` is opened here and never closed; write }}"),
    ("{{ brief.title }", 1, "`}` cannot stand here; `{{` is closed by `}}`"),
    ("{{ 'a }}", 1, "this text in quotes is never closed"),
    ("{# note", 1, "`{#` is opened here and never closed; write #}"),
    ("{% for r on claims %}{% endfor %}", 1, "`in` is missing before `on`"),
    ("{{ a b }}", 1, "`}}` is missing before `b`"),
    ('{% call callout("T") %}\nx', 1, "`call` is opened here and never closed; write {% endcall %}"),
    # values
    ("{{ recommendations }}", 1, "a list cannot be shown as it stands; loop over it, or use `| join` or `| table`"),
    ("{{ brief }}", 1, "a brief cannot be shown as it stands; name one of its fields"),
    ("{{ 1 / 0 }}", 1, "`/` by zero"),
    ("{{ brief.title + 1 }}", 1, "`+` cannot be used on text and a number"),
    ("{{ brief.title > 1 }}", 1, "`>` cannot compare text with a number"),
    ("{{ sources[7].title }}", 1, "this list has no place 7; it holds 1"),
    (
        '{{ recommendations | table("who", "what", widths="1 2 3") }}',
        1,
        "`1 2 3` has 3 widths above zero for 2 columns",
    ),
    # Markdown
    ("a\n\n```\ncode\n```", 3, "a code block has no place in a brief; take the ``` away"),
    ("some `code` here", 1, "code marks have no place in a brief; take the ` away"),
    ("x\n\na ~~struck~~ word", 3, "struck-out words have no place in a brief; take the ~~ away"),
    (
        "![a picture](https://example.org/a.png)",
        1,
        "pictures have no place here; use a figure, such as {{ timeline | timeline_figure }}",
    ),
    ("a <b>bold</b> word", 1, "HTML has no place here; use Markdown, or {{ }} for special characters"),
    ("##### five", 1, "headings go four deep; use fewer `#`"),
    ("[a](javascript:alert)", 1, "`javascript:alert` is no address; one starts with https://, http://, mailto: or #"),
    ("words\n{: .notte}", 2, "there is no paragraph style `notte`; did you mean `note`?"),
    ("words\n\n{: .note}", 3, "`{:` stands right below its block, without an empty line between"),
    ("words {: .note}", 1, "`{:` stands on a line of its own, right below its block"),
    ("# Title\n{: .note}", 2, "a heading has no style `.note`"),
    ("x {{ timeline | table('date') }}", 1, "a table, figure or callout stands on a line of its own"),
)


@pytest.mark.parametrize(("section", "line", "message"), BROKEN, ids=[f"{n:02}" for n, _ in enumerate(BROKEN)])
def test_a_broken_template_is_told_with_its_line_and_in_plain_terms(
    tmp_path: Path, section: str, line: int, message: str
) -> None:
    folder = new_set(tmp_path / "set", section)
    with pytest.raises(TemplateFault) as caught:
        compose(lake(), ComposeOptions(template=str(folder)))
    fault = caught.value.faults[0]
    assert fault.message == message
    assert (Path(fault.file).name, fault.line) == ("page.md.j2", line)
    assert fault.text == section.splitlines()[line - 1].rstrip()
    assert 1 <= fault.column <= len(fault.text)
    assert caught.value.exit_code == 4
