"""A template set as a web page on this machine alone, which reloads as the set's files are saved."""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import secrets
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from briefing.cli.common import add_settings_argument, read_sources, settings_from
from briefing.cli.render import read_dossier
from briefing.compose import ComposeOptions, Fault, TemplateFault, check, sample, summary
from briefing.errors import OutputError
from briefing.model.brief import Dossier
from briefing.output import write_all
from briefing.pipeline import analyse, compose, render
from briefing.settings import Settings

HOST = "127.0.0.1"
_RELOAD = """<script nonce="{nonce}">
let shown = null;
setInterval(async () => {{
  try {{
    const now = await (await fetch("/state")).text();
    if (shown !== null && now !== shown) location.reload();
    shown = now;
  }} catch (gone) {{}}
}}, 500);
</script>"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``briefing templates preview``."""
    parser.add_argument("set", metavar="SET", help="name of a shipped set, or a folder")
    parser.add_argument("--source", metavar="FILE", help="a document or a brief's JSON (default: an invented one)")
    parser.add_argument("--watch", action="store_true", help="reload the page when a file of the set is saved")
    parser.add_argument("--port", type=int, default=0, help="port on this machine (default: any free one)")
    parser.add_argument("-o", "--output", metavar="FILE.html", type=Path, help="write the page and open nothing")
    add_settings_argument(parser)
    parser.set_defaults(act=run)


def run(args: argparse.Namespace) -> int:
    """Show the page in the browser until interrupted, or write it; returns 4 when a written page is an error."""
    settings = settings_from(args)
    settings = dataclasses.replace(settings, compose=_for_set(settings.compose, args.set))
    dossier = _dossier(args.source, settings)
    if args.output:
        shown = page(dossier, settings)
        write_all(args.output.parent, {args.output.name: shown.html})
        print(args.output)
        return 0 if shown.sound else 4
    serve(dossier, settings, port=args.port, watch=args.watch)
    return 0


def _dossier(source: str | None, settings: Settings) -> Dossier:
    if source is None:
        return sample()
    if source.endswith(".json"):
        return read_dossier(Path(source))
    return analyse(read_sources([source], settings), settings)


def _for_set(options: ComposeOptions, name: str) -> ComposeOptions:
    """``options`` with the set called ``name``; those that a settings file gives to another set are left out."""
    same = Path(options.template).resolve() == Path(name).resolve() or options.template == name
    kept = options if same else dataclasses.replace(options, options=(), titles=(), limits=(), labels=(), order=())
    return dataclasses.replace(kept, template=name)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as bytes, and whether it is the brief (or the error in its place)."""

    html: bytes
    sound: bool


def page(dossier: Dossier, settings: Settings) -> Page:
    """The brief of ``dossier`` as HTML, or its template's faults, each with its line and a caret."""
    try:
        return Page(render(compose(dossier, settings), ["html"], settings)["html"], True)
    except TemplateFault as error:
        found = [fault for fault in check(settings.compose.template) if fault.severity == "error"]
        return Page(_error_page(found or error.faults).encode(), False)


def _error_page(faults: Sequence[Fault]) -> str:
    count = len(faults)
    title = "1 error in the template" if count == 1 else f"{count} errors in the templates"
    style = "body{font:16px/1.5 sans-serif;margin:3rem}pre{background:#f6f2f2;padding:1rem;overflow:auto}"
    head = f'<meta charset="utf-8"><title>{title}</title><style>{style}</style>'
    told = escape("\n\n".join(fault.lines() for fault in faults))
    body = f"<body><h1>{title}</h1><pre>{told}</pre></body>"
    return f'<!doctype html><html lang="en"><head>{head}</head>{body}</html>'


def serve(
    dossier: Dossier,
    settings: Settings,
    *,
    port: int = 0,
    watch: bool = False,
    opened: Callable[[str], object] = webbrowser.open,
) -> None:
    """Serve the page on this machine until interrupted; ``opened`` is called with its address.

    Raises :class:`briefing.errors.OutputError` when the ``port`` is taken.
    """
    try:
        server = ThreadingHTTPServer((HOST, port), handler(dossier, settings, watch=watch))
    except OSError as error:
        raise OutputError(f"port {port} cannot be used: {error.strerror}", remedy="leave --port out") from error
    address = f"http://{HOST}:{server.server_address[1]}/"
    print(f"{address}  (stop with Ctrl+C)", flush=True)
    opened(address)
    with server, contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()


def handler(dossier: Dossier, settings: Settings, *, watch: bool) -> type[BaseHTTPRequestHandler]:
    """What answers: ``/`` with the page as the files now are, ``/state`` with a mark that changes with them."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if (self.headers.get("Host") or "").partition(":")[0] not in (HOST, "localhost"):
                self.send_error(403)
            elif self.path == "/state":
                self._answer(state(settings.compose.template).encode(), "text/plain", "default-src 'none'")
            elif self.path == "/":
                self._page()
            else:
                self.send_error(404)

        def _page(self) -> None:
            nonce = secrets.token_urlsafe(12)
            html = page(dossier, settings).html
            if watch:
                html = html.replace(b"</body>", _RELOAD.format(nonce=nonce).encode() + b"</body>")
            rules = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; connect-src 'self'"
            self._answer(html, "text/html; charset=utf-8", rules)

        def _answer(self, body: bytes, kind: str, rules: str) -> None:
            self.send_response(200)
            for name, value in (
                ("Content-Type", kind),
                ("Content-Security-Policy", rules),
                ("Cache-Control", "no-store"),
            ):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    return Handler


def state(template: str) -> str:
    """A mark that changes when a file of the set, or of one that it extends, is saved, added or taken away."""
    try:
        folders = {path.parent.parent for path in (each.path for each in summary(template).sections)}
    except TemplateFault:
        folders = set()
    folders |= {Path(template)} if Path(template).is_dir() else set()
    found = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    return str(hash(tuple((str(path), stat.st_mtime_ns, stat.st_size) for path in found if (stat := path.stat()))))
