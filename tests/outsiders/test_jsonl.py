"""The frame: every line is answered, in order, by its own id, and no line ends the process."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from xindai.kernel.errors import Refusal
from xindai.outsiders.jsonl import LINE_BYTES, JsonObject, answer_line, serve

BACKEND = Path(__file__).parents[2] / "backend"


def echo(request: JsonObject) -> dict[str, object]:
    """Answers with the number of keys; refuses and fails on demand."""
    if "refuse" in request:
        raise Refusal("NO", "not this one", "refuse")
    if "fail" in request:
        raise ZeroDivisionError
    return {"keys": len(request)}


def answered(line: bytes | str) -> str:
    return answer_line(echo, line.encode() if isinstance(line, str) else line).decode("ascii")


@pytest.mark.parametrize(
    "identity",
    ["1", "1.0", "1e400", "-0", '"x"', "null", "true", '[1, {"a": 2.50}]', "9" * 5000, '"\\ud800"'],
)
def test_any_id_comes_back_as_it_was(identity: str) -> None:
    assert answered(f'{{"id": {identity}}}') == f'{{"id": {identity}, "keys": 1}}\n'


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ("{", "MALFORMED_JSON", None),
        ("{'id': 1}", "MALFORMED_JSON", None),
        ('{"id": 1} {"id": 2}', "MALFORMED_JSON", None),
        (b'{"id": "\xff"}', "MALFORMED_JSON", None),
        ("[]", "NOT_AN_OBJECT", None),
        ("null", "NOT_AN_OBJECT", None),
        ("NaN", "NOT_AN_OBJECT", None),
        ("{}", "MISSING_FIELD", "id"),
        ('{"id": NaN}', "INVALID_ID", "id"),
        ('{"id": [-Infinity]}', "INVALID_ID", "id"),
        ('{"id": 1, "id": 1}', "DUPLICATE_KEY", "id"),
        ("[" * 200_000, "TOO_DEEP", None),
        ('{"id": ' + "[" * 40 + "]" * 40 + "}", "TOO_DEEP", "id" + "[0]" * 31),
        (" " * (LINE_BYTES + 1), "LINE_TOO_LONG", None),
    ],
)
def test_lines_without_a_usable_id_are_answered_with_null(
    line: str | bytes, code: str, field: str | None
) -> None:
    answer = json.loads(answered(line))
    assert answer["id"] is None
    assert (answer["error"]["code"], answer["error"]["field"]) == (code, field)
    assert answer["error"]["message"]


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ('{"id": 7, "refuse": 1}', "NO", "refuse"),
        ('{"id": 7, "a": {"b": [{"c": 1, "c": 1}]}}', "DUPLICATE_KEY", "a.b[0].c"),
        ('{"id": 7, "a": ' + "[" * 32 + "]" * 32 + "}", "TOO_DEEP", "a" + "[0]" * 31),
        ('{"id": 7, "fail": 1}', "INTERNAL_ERROR", None),
    ],
)
def test_refusals_keep_the_id(line: str, code: str, field: str | None) -> None:
    answer = json.loads(answered(line))
    assert answer["id"] == 7
    assert (answer["error"]["code"], answer["error"]["field"]) == (code, field)


def test_a_bug_shows_nothing_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert "ZeroDivisionError" not in answered('{"id": 7, "fail": 1}')
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_bad_lines_do_not_stop_good_ones() -> None:
    lines = [b'{"id": 1}', b"", b"  ", b"oops", b"x" * (3 * LINE_BYTES), b'{"id": 2}']
    sink = io.BytesIO()
    assert serve(echo, io.BytesIO(b"\n".join(lines)), sink) == 0
    answers = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert [answer["id"] for answer in answers] == [1, None, None, 2]
    assert [answer.get("error", {}).get("code") for answer in answers] == [
        None,
        "MALFORMED_JSON",
        "LINE_TOO_LONG",
        None,
    ]


def command() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "xindai.outsiders.apr_command"],
        cwd=BACKEND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_each_answer_is_out_before_the_next_question() -> None:
    with command() as process:
        assert process.stdin and process.stdout
        for number in (1, 2):
            process.stdin.write(b'{"id": %d}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=20) == 0


def test_a_reader_who_leaves_is_no_error() -> None:
    with command() as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b'{"id": 1}\n')
        process.stdin.flush()
        assert process.wait(timeout=20) == 0
        assert process.stderr.read() == b""
        with pytest.raises(BrokenPipeError):
            for _ in range(100_000):
                process.stdin.write(b'{"id": 2}\n')
                process.stdin.flush()
        process.stdin = None
