"""What a template cannot do: known ways out of a sandbox, and known ways never to end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from briefing.compose import ComposeOptions, TemplateFault, compose
from tests.builders import lake
from tests.compose.sets import new_set

ESCAPES: tuple[str, ...] = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ brief.__class__ }}",
    "{{ brief.__init__.__globals__ }}",
    "{{ brief['__class__'] }}",
    "{{ brief | attr('__class__') }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ self.__init__.__globals__.__builtins__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].system('id') }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ namespace().__class__ }}",
    "{{ range.__call__ }}",
    "{{ range.__globals__ }}",
    "{{ cite.__globals__ }}",
    "{{ cite.__closure__ }}",
    "{{ labels._words }}",
    "{{ labels.get('date') }}",
    "{{ options.__class__ }}",
    "{{ options.items() }}",
    "{{ '{0.__class__}'.format(brief) }}",
    "{{ '%s' | format(brief) }}",
    "{{ '{a.__init__}'.format_map({'a': brief}) }}",
    "{{ [].append(1) }}",
    "{{ recommendations.__iter__ }}",
    "{{ recommendations.count }}",
    "{{ (recommendations | first).quote.__class__ }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% for r in recommendations %}{{ loop.__class__ }}{% endfor %}",
    "{% for r in recommendations %}{{ loop._iterable }}{% endfor %}",
    "{% macro m() %}x{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}x{% endmacro %}{{ m._func }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}x{% endcall %}",
    "{% import 'background' as b %}{{ b.__class__ }}",
    "{% import 'background' as b %}{{ b._body_stream }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../../../etc/passwd' %}",
    "{% include 'policy_brief/../../secret' %}",
    "{% extends '/etc/hosts' %}",
    "{{ open('/etc/passwd') }}",
    "{{ __import__('os') }}",
    "{{ eval('1') }}",
    "{{ config }}",
    "{{ request }}",
    "{{ environ }}",
    "{{ get_flashed_messages }}",
    "{{ recommendations | map(attribute='__class__') | list }}",
    "{{ recommendations | map('attr', '__class__') }}",
    "{{ recommendations | where(__class__='x') }}",
    "{{ recommendations | pick('__class__') }}",
    "{{ recommendations | sort('__class__') | first }}",
    "{{ recommendations | group('__init__') }}",
    "{{ recommendations | table('__class__') }}",
    "{{ 'x' | pprint }}",
    "{{ brief | tojson }}",
    "{{ '<b>' | safe }}",
    "{% set x = namespace() %}{{ x.__dict__ }}",
    "{% set ns = namespace() %}{% set ns.__class__ = 1 %}{{ ns }}",
    "{% do recommendations.clear() %}",
    "{% debug %}",
)

ENDLESS: tuple[tuple[str, int], ...] = (
    ("x\n{% for a in range(10000) %}{% for b in range(10000) %}{% endfor %}{% endfor %}", 2),
    ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1),
    ("{% macro a() %}\n{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}", 2),
    ("{% include 'page' %}", 1),
    ("{{ range(1000000000) | length }}", 1),
    ("{{ 'x' * 1000000000 }}", 1),
    ("{{ 9 ** 9 ** 9 }}", 1),
    ("{% set ns = namespace(t='xxxxxxxxxx') %}\n{% for a in range(60) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}", 2),
    ("{% set ns = namespace(t='xxxxxxxxxx') %}\n{% for a in range(60) %}{% set ns.t = ns.t + ns.t %}{% endfor %}", 2),
    ("{% set ns = namespace(n=2) %}\n{% for a in range(60) %}{% set ns.n = ns.n * ns.n %}{% endfor %}", 2),
    (
        "{% set t = brief.title %}{% for a in range(10000) %}\n"
        "{{ t | replace('e', t) | replace('e', t) | replace('e', t) }}{% endfor %}",
        2,
    ),
    ("{% for a in range(10000) %}{% for b in range(99) %}some words of a template {% endfor %}{% endfor %}", 1),
    (
        "{% for a in range(10000) %}{% for b in range(9) %}\n"
        "{{ recommendations | sort('action') | group('force') | length }}{% endfor %}{% endfor %}",
        2,
    ),
    ("{% for a in range(10000) %}\n{{ sentences | table('ref', 'sentence') }}{% endfor %}", 2),
    ("{% for a in range(9999) %}[[[[[[[[[[[[[[[[{% endfor %}", 1),
    ("{% for a in range(9999) %}*a **b _c {% endfor %}\n{% for a in range(9999) %}![[]({% endfor %}", 1),
    ("{% for a in range(9999) %}\n\na|b\n-|-\n{% endfor %}{% for a in range(9999) %}\n\na|b\n-|-\n{% endfor %}", 1),
    ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", 1),
    ("{{ " + "not " * 5000 + "1 }}", 1),
    ("{% if a %}" * 400 + "{% endif %}" * 400, 1),
)


@pytest.mark.parametrize("payload", ESCAPES, ids=[f"{n:02}" for n, _ in enumerate(ESCAPES)])
def test_no_way_leads_out_of_the_sandbox(tmp_path: Path, payload: str) -> None:
    with pytest.raises(TemplateFault) as caught:
        compose(lake(), ComposeOptions(template=str(new_set(tmp_path / "set", payload))))
    assert caught.value.faults[0].file.endswith("page.md.j2")
    assert "object at 0x" not in str(caught.value)
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize(("payload", "line"), ENDLESS, ids=[f"{n:02}" for n, _ in enumerate(ENDLESS)])
def test_a_template_that_would_not_end_is_stopped_within_its_two_seconds(
    tmp_path: Path, payload: str, line: int
) -> None:
    started = time.thread_time()
    with pytest.raises(TemplateFault) as caught:
        compose(lake(), ComposeOptions(template=str(new_set(tmp_path / "set", payload))))
    assert time.thread_time() - started < 3.0
    fault = caught.value.faults[0]
    assert fault.file.endswith("page.md.j2")
    assert fault.line >= line


def test_a_link_out_of_the_set_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a secret", "utf-8")
    folder = new_set(tmp_path / "set", "{% include 'leak' %}")
    (folder / "sections" / "leak.md.j2").symlink_to(secret)
    with pytest.raises(TemplateFault, match="leads out of the template set"):
        compose(lake(), ComposeOptions(template=str(folder)))
