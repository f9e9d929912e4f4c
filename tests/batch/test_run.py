from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from briefing.batch.items import find_items
from briefing.batch.manifest import Manifest
from briefing.batch.pool import local_pool
from briefing.batch.run import Batch, Tally, _Run
from briefing.batch.work import Limits
from briefing.settings import Settings

ARTICLE = "The Council should adopt the budget. Storms may threaten the coast by 2027. Ministers met in Riga in 2021.\n"
BRIEFING = [sys.executable, "-m", "briefing"]


def _documents(folder: Path, count: int, start: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(start, start + count):
        (folder / f"article{number}.txt").write_text(f"Article {number}\n\n{ARTICLE}")
    return folder


def _batch(documents: Path, *more: str) -> list[str]:
    out = str(documents.parent / "out")
    return [*BRIEFING, "batch", str(documents), "-o", out, "--format", "json", "--workers", "2", *more]


def _run(documents: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(_batch(documents, *more), capture_output=True, text=True, timeout=120, check=False)


def _manifest(documents: Path) -> dict[str, dict[str, Any]]:
    """The last line of each item."""
    lines = (documents.parent / "out" / "manifest.jsonl").read_text().splitlines()
    return {Path(line["item"]).name: line for line in map(json.loads, lines)}


def _no_half_files(documents: Path) -> bool:
    files = list((documents.parent / "out").rglob("*.json"))
    return all(json.loads(path.read_text())["schema_version"] for path in files)


def test_a_failure_does_not_stop_the_rest_and_a_second_run_does_only_what_changed(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 2)
    (documents / "broken.pdf").write_bytes(b"not a PDF at all")
    first = _run(documents)
    assert first.returncode == 3
    assert {name: line["status"] for name, line in _manifest(documents).items()} == {
        "article0.txt": "done",
        "article1.txt": "done",
        "broken.pdf": "failed",
    }
    assert "open it in its own program" in _manifest(documents)["broken.pdf"]["error"]
    (documents / "broken.pdf").unlink()
    (documents / "article1.txt").write_text(ARTICLE + "Parliament must ratify the treaty.\n")
    second = _run(documents, "--resume")
    assert second.returncode == 0
    assert "1 done, 0 failed, 1 unchanged" in second.stderr


def test_a_brief_that_was_altered_or_lost_is_made_again(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 2)
    _run(documents)
    (tmp_path / "out" / "article0.json").unlink()
    (tmp_path / "out" / "article1.json").write_text("{}")
    assert "2 done, 0 failed, 0 unchanged" in _run(documents, "--resume").stderr
    assert _no_half_files(documents)


def test_a_document_that_takes_too_long_costs_itself_alone(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 3)
    (documents / "article1.txt").write_text(ARTICLE * 20_000)
    done = _run(documents, "--time-limit", "4")
    found = _manifest(documents)
    assert [found[f"article{n}.txt"]["status"] for n in range(3)] == ["done", "failed", "done"]
    assert "lost twice" in found["article1.txt"]["error"]
    assert done.returncode == 1


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 6)
    with subprocess.Popen(_batch(documents), stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        running.stderr.readline()
        os.kill(_workers_of(running.pid)[0], signal.SIGKILL)
        rest = running.stderr.read()
    assert running.returncode == 0, rest
    assert {line["status"] for line in _manifest(documents).values()} == {"done"}
    assert len(_manifest(documents)) == 6


def test_a_worker_that_is_lost_before_the_next_document_is_given_out_loses_nothing(tmp_path: Path) -> None:
    _documents(tmp_path / "in", 1)
    (item,) = find_items([str(tmp_path / "in")])
    (tmp_path / "out").mkdir()
    batch, manifest = Batch(Settings(), tmp_path / "out"), Manifest(tmp_path / "out", resume=False)
    run = _Run(batch, manifest, lambda outcome: None, Tally())
    with local_pool(1, Limits()) as pool:
        assert pool.submit(os._exit, 3).exception() is not None
        assert not run._begin(item, pool, {})


def test_an_interrupted_run_says_how_to_go_on_and_the_next_one_completes_it(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 6)
    with subprocess.Popen(_batch(documents), stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        running.stderr.readline()
        running.send_signal(signal.SIGINT)
        rest = running.stderr.read()
    assert running.returncode == 130
    assert "run again with --resume" in rest
    kept = len(_manifest(documents))
    assert 0 < kept < 6
    assert f"{kept} unchanged" in _run(documents, "--resume").stderr


def test_after_being_killed_the_next_run_completes_the_work(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 6)
    with subprocess.Popen(_batch(documents), stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        running.stderr.readline()
        workers = _workers_of(running.pid)
        running.kill()
    for worker in workers:
        _kill(worker)
    assert _no_half_files(documents)
    (tmp_path / "out" / "manifest.jsonl").open("a").write('{"item": "cut of')
    (tmp_path / "out" / ".article1.json.1-2.part").write_text('{"schema')
    assert _run(documents, "--resume").returncode == 0
    assert not list((tmp_path / "out").rglob("*.part"))
    assert len(list((tmp_path / "out").glob("*.json"))) == 6


def test_a_summary_joins_what_several_documents_ask_for(tmp_path: Path) -> None:
    documents = _documents(tmp_path / "in", 2)
    done = _run(documents, "--summary")
    assert done.returncode == 0, done.stderr
    rows = [json.loads(line) for line in (tmp_path / "out" / "register.jsonl").read_text().splitlines()]
    budget = next(row for row in rows if "budget" in row["action"])
    assert [Path(name).name for name in budget["backed_by"]] == ["article0.txt", "article1.txt"]


def test_the_same_briefs_come_from_a_cluster_one_of_whose_workers_is_killed(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    documents = _documents(tmp_path / "in", 6)
    python = [sys.executable, "-m"]
    address = tmp_path / "scheduler.json"
    scheduler = [*python, "distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard"]
    worker = [*python, "distributed.cli.dask_worker", "--nthreads", "1", "--no-dashboard", "--no-nanny"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    started = [subprocess.Popen([*scheduler, "--scheduler-file", str(address)], **quiet)]
    started += [subprocess.Popen([*worker, "--scheduler-file", str(address)], **quiet) for _ in range(2)]
    try:
        where = _wait_for(address)
        with subprocess.Popen(_batch(documents, "--scheduler", where), stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            running.stderr.readline()
            started[1].kill()
            rest = running.stderr.read()
        assert running.returncode == 0, rest
        assert {line["status"] for line in _manifest(documents).values()} == {"done"}
    finally:
        for process in started:
            process.kill()
            process.wait()


def _wait_for(address: Path) -> str:
    deadline = time.monotonic() + 30
    while not address.exists() or not address.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return str(json.loads(address.read_text())["address"])


def _workers_of(parent: int) -> list[int]:
    """The spawned worker processes of ``parent`` (not the tracker that multiprocessing starts beside them)."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def _kill(pid: int) -> None:
    if Path(f"/proc/{pid}").exists():
        os.kill(pid, signal.SIGKILL)
