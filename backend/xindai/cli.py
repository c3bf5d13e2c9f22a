"""The command line, `./scripts/xindai COMMAND`: a command imports what it needs when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

Options = argparse.Namespace
Command = Callable[[Options], int]

EXPECTED = {"Refusal", "EmbeddedServerError", "CannotStartError", "BreakingChangeError"}
EXPECTED |= {"MasterKeyError", "MarkError"}
"""Failures that are told in one sentence; by name, so that nothing is imported for it."""


def quote(_options: Options) -> int:
    from xindai.outsiders import quote_command

    return quote_command.main()


def apr(_options: Options) -> int:
    from xindai.outsiders import apr_command

    return apr_command.main()


def migrate(_options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.on_services(bootstrap.migrate_and_say)


def demo_load(options: Options) -> int:
    from xindai import bootstrap
    from xindai.demo import loader
    from xindai.platform import progress
    from xindai.platform.settings import load_settings

    async def work() -> int:
        with progress.bar() as tell:
            await loader.load(options.limit, tell, redis_url=load_settings().redis_url)
        return 0

    return bootstrap.on_database(work)


def decide(options: Options) -> int:
    from xindai import bootstrap
    from xindai.demo import decide_command
    from xindai.platform import progress

    async def work() -> int:
        with progress.bar() as tell:
            given = options.policy, options.against, options.limit, options.out
            return await decide_command.decide(*given, tell)

    return bootstrap.on_database(work)


def eod(options: Options) -> int:
    from xindai import bootstrap
    from xindai.loans.end_of_day import run as end_of_day
    from xindai.platform import progress
    from xindai.platform.actor import system_actor

    async def work() -> int:
        with progress.bar() as tell:
            report = await end_of_day.run_to(system_actor("eod"), options.to, tell)
        print(report)
        return 0

    return bootstrap.on_database(work)


def verify(options: Options) -> int:
    from xindai import bootstrap
    from xindai.loans import api as loans
    from xindai.platform import progress

    async def work() -> int:
        with progress.bar() as tell:
            findings = await loans.verify(
                limit=options.limit, progress=lambda done, total: tell("loans", done, total)
            )
        for finding in findings:
            print(finding)
        print(f"{len(findings)} findings" if findings else "Every row agrees with its events.")
        return 1 if findings else 0

    return bootstrap.on_database(work)


def verify_audit(_options: Options) -> int:
    from xindai import bootstrap
    from xindai.platform import audit_checks

    return bootstrap.on_database(audit_checks.verify_and_say)


def product(options: Options) -> int:
    from xindai import bootstrap, product_files

    match options.what:
        case "export":
            return bootstrap.on_database(lambda: product_files.export(options.code))
        case "golden":
            return bootstrap.on_database(product_files.golden)
        case "check":
            return product_files.check(product_files.text_of(options.file))
        case "apply" if options.standard:
            return bootstrap.on_database(product_files.standard)
    does, text = getattr(product_files, options.what), product_files.text_of(options.file)
    return bootstrap.on_database(lambda: does(text))


def keys_list(_options: Options) -> int:
    from xindai import bootstrap
    from xindai.platform.keys import commands

    return bootstrap.on_database(commands.show)


def keys_rotate(options: Options) -> int:
    from xindai import bootstrap
    from xindai.platform.keys import commands

    return bootstrap.on_database(lambda: commands.rotate(options.what, options.batch))


def keys_destroy(options: Options) -> int:
    from xindai import bootstrap
    from xindai.platform.keys import commands

    return bootstrap.on_database(lambda: commands.destroy(options.retired_hours))


def run(options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.run(port=options.port, fresh=options.fresh, demo_loans=options.demo_loans)


def serve(options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.serve(options.host, options.port)


def sandbox(options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.sandbox(options.port, options.callback)


def work(_options: Options) -> int:
    from xindai import bootstrap, worker

    return bootstrap.on_database(worker.work)


def schema_export(_options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.export_schema()


def init(options: Options) -> int:
    from xindai import bootstrap, installation

    return bootstrap.on_database(lambda: installation.init(options.on))


def branch(options: Options) -> int:
    from xindai import bootstrap, installation

    given = options.code, options.name, options.parent
    return bootstrap.on_database(lambda: installation.add_branch(*given))


def staff(options: Options) -> int:
    from xindai import bootstrap, installation

    if options.reset_factor:
        return bootstrap.on_database(lambda: installation.reset_factor(options.login))
    missing = [name for name in ("name", "branch", "role") if not getattr(options, name)]
    if missing:
        print(f"staff: {', '.join(missing)} missing (see --help)", file=sys.stderr)
        return 2
    given = options.login, options.name, options.branch, options.role
    return bootstrap.on_database(lambda: installation.add_staff(*given))


def client(options: Options) -> int:
    from xindai import bootstrap, installation

    rates = options.requests_per_minute, options.cost_per_minute
    given = options.name, options.branch, options.scope, options.network, rates
    return bootstrap.on_database(lambda: installation.add_client(*given))


def signing_key(_options: Options) -> int:
    from xindai import bootstrap, installation

    return bootstrap.on_database(installation.rotate_signing_key)


def on_own_servers(options: Options) -> int:
    from xindai import bootstrap

    return bootstrap.on_own_servers([options.script, *options.arguments])


def build_parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    parser = argparse.ArgumentParser(
        prog="./scripts/xindai", description="Xindai (信贷): the core of a consumer lender."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, does: Command, text: str, into: Any = None) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = (into or commands).add_parser(
            name, help=text, description=text
        )
        added.set_defaults(does=does)
        return added

    add("quote", quote, "Schedules and APR: one JSON object a line in, one out.")
    add("apr", apr, "Annual percentage rates: one JSON object a line in, one out.")
    add("migrate", migrate, "Bring the database to the newest schema.")
    demo = commands.add_parser("demo", help="The demo portfolio.").add_subparsers(required=True)
    load = add("load", demo_load, "Load the demo portfolio, or go on where it stopped.", demo)
    load.add_argument("--limit", type=int, help="only so many loans")
    _decisions(add("decide", decide, "Real applications through a policy, and what changes."))
    day = add("eod", eod, "Close business days, resuming one that was cut off.")
    day.add_argument("--to", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    check = add("verify", verify, "Compare rows with events, sub-ledger with ledger, audit chain.")
    check.add_argument("--limit", type=int, help="only so many loans")
    only = check.add_subparsers(metavar="WHAT", help="only a part of it")
    add("audit", verify_audit, "Name every broken record and checkpoint of the audit trail.", only)
    _keys(commands.add_parser("keys", help="The keys of sealed fields: list and change them."), add)
    start = add("run", run, "Start the servers, migrate, load the demo, serve. Ctrl-C ends all.")
    start.prog = "./scripts/run"
    start.add_argument("--port", type=int, default=8000, help="on 127.0.0.1 (default 8000)")
    start.add_argument("--fresh", action="store_true", help="name and delete the local data first")
    start.add_argument(
        "--demo-loans", type=int, metavar="N", help="a smaller demo portfolio; 0 loads none"
    )
    api = add("serve", serve, "Only the API, for a container.")
    api.add_argument("--host", default="127.0.0.1")
    api.add_argument("--port", type=int, default=8000)
    add("worker", work, "Only the worker: relays news, runs scheduled jobs.")
    others = add("sandbox", sandbox, "Only the sandbox: a bank, a bureau, an identity check.")
    others.add_argument("--port", type=int, default=8010, help="on 127.0.0.1 (default 8010)")
    others.add_argument("--callback", metavar="URL", help="where the bank sends its callbacks")
    schema = commands.add_parser("schema", help="The generated files in schema/.")
    add("export", schema_export, "Write schema/ anew.", schema.add_subparsers(required=True))
    begin = add("init", init, "Open the books of a lender of your own, in place of the demo.")
    begin.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    place = add("branch", branch, "Add a branch; the first one stands below none.")
    place.add_argument("code")
    place.add_argument("name")
    place.add_argument("--parent", metavar="CODE", help="the branch it stands below")
    person = add("staff", staff, "Add a person who may sign in, or let one in again.")
    person.add_argument("login")
    person.add_argument("name", nargs="?")
    _branch(person, required=False)
    roles = "a role, such as branch_manager or cashier; repeatable"
    person.add_argument("--role", action="append", help=roles)
    person.add_argument(
        "--reset-factor",
        action="store_true",
        help="take away the second factors of LOGIN, who lost them",
    )
    third = add("client", client, "Let a third party in; its secret is shown once.")
    third.add_argument("name")
    _branch(third)
    scopes = "a permission, such as loan.read; repeatable"
    third.add_argument("--scope", required=True, action="append", help=scopes)
    networks = "where it comes from, such as 192.0.2.0/24; repeatable; none: anywhere"
    third.add_argument("--network", default=[], action="append", help=networks)
    third.add_argument("--requests-per-minute", type=int, default=600, metavar="N")
    third.add_argument("--cost-per-minute", type=int, default=200_000, metavar="N")
    add("rotate-signing-key", signing_key, "Sign access tokens with a new key from now on.")
    _products(commands.add_parser("product", help="Products as files: drafts, nothing more."), add)
    bench = add("on-own-servers", on_own_servers, "Run a Python file on servers of its own.")
    bench.add_argument("script", type=Path)
    bench.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser


def _keys(parser: argparse.ArgumentParser, add: Callable[..., argparse.ArgumentParser]) -> None:
    keys = parser.add_subparsers(required=True, metavar="WHAT")
    add("list", keys_list, "Every data key: its purpose, and whether it is in use.", keys)
    change = add(
        "rotate", keys_rotate, "A new key in place of the present one; cut off, call again.", keys
    )
    which = change.add_mutually_exclusive_group()
    for name, text in (
        ("seal", "seal all fields anew while everybody works (this is the default)"),
        ("index", "make all blind indexes anew, at once: who needs keys waits that long"),
        ("audit", "for the checkpoints of the audit trail to come"),
        ("master", "wrap the data keys anew; with several machines, first copy one file "
         "keys/master.next (64 random hexadecimal digits) to all of them"),
    ):  # fmt: skip
        which.add_argument(f"--{name}", action="store_const", const=name, dest="what", help=text)
    change.set_defaults(what="seal")
    change.add_argument("--batch", type=_rows, metavar="ROWS", help="rows at a time")
    gone = add("destroy", keys_destroy, "Forget retired keys that nothing uses any more.", keys)
    gone.add_argument(
        "--retired-hours", type=int, default=24, metavar="N", help="retired that long (default 24)"
    )


def _products(parser: argparse.ArgumentParser, add: Callable[..., argparse.ArgumentParser]) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    add("export", product, "Print a product's newest version.", what).add_argument("code")
    for name, text in (
        ("check", "Read a file and say what is wrong with it."),
        ("diff", "What a file would change; what it leaves out stays."),
    ):
        add(name, product, text, what).add_argument("file", type=Path)
    apply = add("apply", product, "Keep a file as a draft; it lists nothing.", what)
    source = apply.add_mutually_exclusive_group(required=True)
    source.add_argument("file", type=Path, nargs="?")
    source.add_argument(
        "--standard", action="store_true", help="the five products that come with the program"
    )
    add("golden", product, "Promised figures that the program would no longer make.", what)


def _decisions(through: argparse.ArgumentParser) -> None:
    through.add_argument(
        "--lendingclub", action="store_true", required=True, help="10,000 applications of 2018"
    )
    which = "CODE, CODE@VERSION, FILE.json, or cautious: a policy that comes with the program"
    through.add_argument("--policy", default="standard", metavar="CODE[@VERSION]")
    through.add_argument("--against", metavar="POLICY", help=which)
    through.add_argument("--out", type=Path, metavar="FILE", help="every change, a line each")
    through.add_argument("--limit", type=_rows, metavar="N", help="only so many applications")


def _rows(text: str) -> int:
    if (rows := int(text)) < 1:
        raise ValueError(text)
    return rows


def _branch(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    parser.add_argument("--branch", required=required, metavar="CODE", help="whose rows are seen")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Expected failures are one sentence on standard error."""
    options = build_parser().parse_args(arguments)
    does: Command = options.does
    try:
        return does(options)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if type(error).__name__ in EXPECTED:
            field = getattr(error, "field", None)
            where = f"{field}: " if field else ""
            print(f"{options.command}: {where}{error}", file=sys.stderr)
            return 1
        raise


if __name__ == "__main__":
    sys.exit(main())
