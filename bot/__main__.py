"""The command line: `python -m bot` or `tro-ly-thi-dua`."""

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr, ValidationError

from bot.language.catalogue import Catalogue, catalogue
from bot.language.markup import plain_text
from bot.language.phrases import Phrase, Refused, say
from bot.settings import Settings
from storage import Store
from storage.locks import StoreTakenError

if TYPE_CHECKING:
    from bot.practice import Telegram
    from bot.samples.scenario import Step

Command = Callable[[argparse.Namespace, Settings], int]

_BENCHES = ("updates", "scoring", "delivery", "planner", "results", "lookups", "practice", "rules")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code: 0 done, 1 something is wrong, 2 asked for wrongly."""
    try:
        settings = Settings()
    except ValidationError as error:
        return _wrong_settings(error)
    texts = _texts(settings)
    options = _parser(texts).parse_args(arguments)
    from bot.runtime.startup import CannotStartError  # noqa: PLC0415 - the parser answers --help at once

    command: Command = options.command
    try:
        return command(options, settings)
    except CannotStartError as error:
        return _complain(texts, error.phrase)
    except KeyboardInterrupt:
        return 130


def _parser(texts: Catalogue) -> argparse.ArgumentParser:
    about = texts.plain
    parser = argparse.ArgumentParser(prog="tro-ly-thi-dua", description=about(say("cli-about")))
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, phrase: Phrase, command: Command) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about(phrase), description=about(phrase))
        made.set_defaults(command=command)
        return made

    add("run", say("cli-run"), _run)
    practice = add("practice", say("cli-practice"), _practice)
    practice.add_argument("--fresh", action="store_true", help=about(say("cli-practice-fresh")))
    practice.add_argument("--empty", action="store_true", help=about(say("cli-practice-empty")))
    practice.add_argument("--port", type=int, help=about(say("cli-practice-port")))
    practice.add_argument("--scenario", metavar="NAME", help=about(say("cli-practice-scenario")))
    practice.add_argument("--pace", type=float, default=2.0, help=about(say("cli-practice-pace")))
    ask = add("ask", say("cli-ask"), _ask)
    ask.add_argument("question", nargs="*", help=about(say("cli-ask-question")))
    ask.add_argument("--json", action="store_true", help=about(say("cli-ask-json")))
    ask.add_argument("--batch", type=Path, metavar="FILE", help=about(say("cli-ask-batch")))
    ask.add_argument("--on", metavar="DATE", help=about(say("cli-ask-on")))
    laws = add("import-rules", say("cli-import-rules"), _import_rules)
    laws.add_argument("file", nargs="+", type=Path, metavar="FILE", help=about(say("cli-import-rules-file")))
    check = add("check", say("cli-check"), _check)
    check.add_argument("--head", metavar="HASH", help=about(say("cli-check-head")))
    corpus = add("check-corpus", say("cli-check-corpus"), _check_corpus)
    corpus.add_argument("--law", type=Path, metavar="FILE", required=True, help=about(say("cli-check-corpus-law")))
    add("backup", say("cli-backup"), _backup)
    owner = add("owner", say("cli-owner"), _owner)
    owner.add_argument("--new-code", action="store_true", required=True, help=about(say("cli-owner-new-code")))
    bench = add("bench", say("cli-bench"), _bench)
    bench.add_argument("what", choices=_BENCHES, help=about(say("cli-bench-what")))
    bench.add_argument("--people", type=int, default=200, help=about(say("cli-bench-people")))
    bench.add_argument("--seconds", type=float, default=10.0, help=about(say("cli-bench-seconds")))
    bench.add_argument("--corpus", type=Path, metavar="FILE", help=about(say("cli-bench-corpus")))
    bench.add_argument("--questions", type=Path, metavar="FILE", help=about(say("cli-bench-questions")))
    bench.add_argument("--provisions", type=int, nargs="*", default=[], help=about(say("cli-bench-provisions")))
    bench.add_argument("--json", action="store_true", help=about(say("cli-bench-json")))
    return parser


def _texts(settings: Settings) -> Catalogue:
    return catalogue("vi", settings.time_zone)


def _tell(texts: Catalogue, phrase: Phrase) -> int:
    sys.stdout.write(texts.plain(phrase) + "\n")
    sys.stdout.flush()
    return 0


def _complain(texts: Catalogue, phrase: Phrase) -> int:
    sys.stderr.write(texts.plain(phrase) + "\n")
    return 1


def _wrong_settings(error: ValidationError) -> int:
    texts = catalogue("vi", Settings.model_construct().time_zone)
    faults = tuple(
        say("settings-fault", name="_".join(map(str, fault["loc"])).upper(), reason=fault["msg"])
        for fault in error.errors(include_input=False)
    )
    return _complain(texts, say("cannot-start-settings", faults=faults))


# Running.


def _run(_options: argparse.Namespace, settings: Settings) -> int:
    if settings.token is None:
        return main(["practice"])
    return asyncio.run(_serve(settings))


async def _serve(settings: Settings, beside: Callable[[], Coroutine[Any, Any, None]] | None = None) -> int:
    """The bot until it is told to stop; `beside` is something to do once it runs."""
    from bot.runtime import service, startup  # noqa: PLC0415 - the other commands start faster without
    from bot.runtime.logs import start_log  # noqa: PLC0415

    stop = _stop_signal()
    sys.setswitchinterval(0.0005)  # the loop must not wait five milliseconds whenever the store's thread computes
    start_log(settings.log_level)
    texts = _texts(settings)
    store, lock = startup.open_store(settings, startup.ready_folder(settings.data_folder), now=_now())
    try:
        built = await service.build(settings, settings.token or "", store)
        async with service.running(built):
            await _tell_owner_code(texts, store, built.desk.facts.link)
            _tell(texts, say("started", bot=built.desk.facts.bot_username))
            extra = asyncio.create_task(beside()) if beside else None
            await stop.wait()
            _tell(texts, say("stopping"))
            if extra is not None:
                extra.cancel()
        _tell(texts, say("stopped"))
    finally:
        store.close()
        lock.free()
    return 0


async def _tell_owner_code(texts: Catalogue, store: Store, link: Callable[[str], str]) -> None:
    from bot.runtime.startup import first_owner_code  # noqa: PLC0415

    code = await first_owner_code(store, now=_now())
    if code is not None:
        _tell(texts, say("owner-code", link=link(f"o-{code}"), code=code))


def _stop_signal() -> asyncio.Event:
    """Set by the first Ctrl-C or polite kill; a second one ends the process at once."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)

    def once() -> None:
        stop.set()
        for number in signals:
            loop.remove_signal_handler(number)

    for number in signals:
        loop.add_signal_handler(number, once)
    return stop


def _practice(options: argparse.Namespace, settings: Settings) -> int:
    from bot.runtime.startup import CannotStartError, ready_folder  # noqa: PLC0415
    from bot.samples.room import clear  # noqa: PLC0415
    from bot.samples.scenario import StoryError, read_story, stories  # noqa: PLC0415

    try:
        story = read_story(options.scenario) if options.scenario else None
    except StoryError:
        known = say("list", items=tuple(stories()))
        return _complain(_texts(settings), say("scenario-unknown", name=options.scenario, known=known)) + 1
    folder = ready_folder(settings.data_folder) / ("scenario" if story else "practice")
    if options.fresh or story:
        try:
            clear(folder)
        except StoreTakenError as error:
            raise CannotStartError(say("cannot-start-second")) from error
    return asyncio.run(_practise(settings, ready_folder(folder), options, story))


async def _practise(settings: Settings, folder: Path, options: argparse.Namespace, story: "list[Step] | None") -> int:
    """The practice room and a bot of its own in it, until it is told to stop."""
    from bot.practice import Telegram, server  # noqa: PLC0415
    from bot.samples.room import furnish, owner_code  # noqa: PLC0415
    from bot.samples.scenario import needs_cluster  # noqa: PLC0415

    telegram = Telegram(folder=folder / "telegram", rates=True)
    with contextlib.closing(telegram):
        async with server.running(telegram, port=options.port or settings.practice_port) as address:
            own = _in_room(settings, telegram.token, address, folder)
            empty = options.empty if story is None else not needs_cluster(story)
            furnish(telegram, folder, empty=empty)
            _tell(_texts(settings), say("practice-started", address=address))
            if story is None:
                return await _serve(own)
            code = owner_code(folder)
            return await _serve(own, lambda: _play(telegram, story, code, options.pace, _texts(settings)))


def _in_room(settings: Settings, token: str, address: str, folder: Path) -> Settings:
    """The settings of a bot that lives in a practice room: nothing of a real bot's reaches it."""
    own = {
        "telegram_bot_token": SecretStr(token),
        "telegram_base_url": address,
        "telegram_proxy": None,
        "database_url": None,
        "data_folder": folder,
    }
    return settings.model_copy(update=own)


async def _play(telegram: "Telegram", story: "list[Step]", code: str, pace: float, texts: Catalogue) -> None:
    """Plays a story into the room, so many seconds a step, telling its headings in the terminal."""
    from bot.samples.personas import PERSONAS  # noqa: PLC0415
    from bot.samples.scenario import Player, StoryError, look_until  # noqa: PLC0415

    async def pause(step: "Step") -> None:
        if step.sign == "==":
            _tell(texts, say("scenario-heading", heading=step.what))
        await asyncio.sleep(pace)

    async def jump(when: datetime) -> None:
        telegram.jump(when.astimezone(UTC))

    people = {persona.name: persona.tg_user_id for persona in PERSONAS}
    try:
        await Player(telegram, people, look_until, pause, jump, {"owner": f"o-{code}"}).play(story)
        _tell(texts, say("scenario-done"))
    except StoryError as error:
        _complain(texts, say("scenario-stuck", where=str(error)))


# Looking and mending.


def _ask(options: argparse.Namespace, settings: Settings) -> int:
    from bot.rules.ask import answer_as_json  # noqa: PLC0415
    from bot.rules.engine import Engine  # noqa: PLC0415

    texts = _texts(settings)
    try:
        on = date.fromisoformat(options.on) if options.on else _now().astimezone(settings.time_zone).date()
    except ValueError:
        return _complain(texts, say("date-unreadable", date=options.on)) + 1
    if options.batch is not None:
        return _ask_batch(options.batch, texts, on)
    question = " ".join(options.question).strip()
    if not question:
        return _complain(texts, say("question-missing")) + 1
    engine = Engine.load()
    if options.json:
        sys.stdout.write(json.dumps(answer_as_json(engine.ask(question, on)), ensure_ascii=False) + "\n")
        return 0
    from bot.rules.reply import reply  # noqa: PLC0415
    from handlers.answers import short_reply  # noqa: PLC0415

    told = "\n\n".join(texts.html(phrase) for phrase in short_reply(reply(engine, question, on)))
    sys.stdout.write(plain_text(told).strip() + "\n")
    return 0


def _ask_batch(file: Path, texts: Catalogue, on: date) -> int:
    from bot.rules.ask import BadLine, batch_lines  # noqa: PLC0415
    from bot.rules.engine import Engine  # noqa: PLC0415

    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        return _complain(texts, say("file-unreadable", file=str(file), reason=str(error))) + 1
    code = 0
    for answered in batch_lines(lines, Engine.load(), on):
        if isinstance(answered, BadLine):
            code = _complain(texts, say("batch-bad-line", number=str(answered.number), what=answered.what)) + 1
        else:
            sys.stdout.write(json.dumps(answered, ensure_ascii=False) + "\n")
    return code


def _import_rules(options: argparse.Namespace, settings: Settings) -> int:
    """Loads each file by itself: one that is refused is told of, and the others are loaded all the same."""
    from bot.runtime.startup import refuse_foreign  # noqa: PLC0415

    with _opened(settings) as store:
        refuse_foreign(store, settings)
        return max([_import_file(file, store, _texts(settings)) for file in options.file])


def _import_file(file: Path, store: Store, texts: Catalogue) -> int:
    from bot.rules.official.loading import import_document  # noqa: PLC0415
    from bot.rules.official.reading import read_file  # noqa: PLC0415
    from handlers.laws import counts  # noqa: PLC0415

    try:
        document = store.transact_now(import_document, paper=read_file(file), now=_now())
    except OSError as error:
        return _complain(texts, say("file-unreadable", file=str(file), reason=str(error)))
    except Refused as refused:
        return _complain(texts, say("import-refused", file=str(file), reason=refused.phrase))
    return _tell(texts, say("import-done", file=str(file), document=document.name, counts=counts(document)))


def _check(options: argparse.Namespace, settings: Settings) -> int:
    from bot.scoring import sealed  # noqa: F401, PLC0415 - importing is registering
    from storage import audit, invariants  # noqa: PLC0415
    from storage.files import Files  # noqa: PLC0415

    texts = _texts(settings)
    with _opened(settings) as store:
        faults = store.read_now(lambda session: list(invariants.check(session)))
        missing = store.read_now(lambda session: list(Files(settings.data_folder).missing(session)))
        faults += [invariants.Fault("evidence-file", where) for where in missing]
        head = store.read_now(audit.head)
        for fault in faults:
            _tell(texts, say("check-fault", rule=fault.rule, where=fault.where))
        if options.head and not store.read_now(audit.contains, options.head):
            return _complain(texts, say("check-head-missing", head=options.head))
    if faults:
        return _complain(texts, say("check-faulty", count=len(faults)))
    return _tell(texts, say("check-clean", rules=len(invariants.rules()), rows=head.length, head=head.hash))


def _check_corpus(options: argparse.Namespace, settings: Settings) -> int:
    from bot.rules.proof import RUN, check_corpus  # noqa: PLC0415

    texts = _texts(settings)
    try:
        proof = check_corpus(options.law)
    except (OSError, ValueError, KeyError) as error:
        return _complain(texts, say("file-unreadable", file=str(options.law), reason=str(error))) + 1
    for fault in proof.faults:
        _tell(texts, say("corpus-fault", fault=str(fault)))
    looked = {it: getattr(proof, it) for it in ("articles", "of", "provisions", "figures", "references", "runs")}
    _tell(texts, say("corpus-counts", **looked, length=RUN))
    if proof.faults:
        return _complain(texts, say("check-faulty", count=len(proof.faults)))
    return _tell(texts, say("corpus-clean"))


def _backup(_options: argparse.Namespace, settings: Settings) -> int:
    from storage.backup import NoBackupError, back_up  # noqa: PLC0415

    texts = _texts(settings)
    with _opened(settings) as store:
        try:
            file = back_up(store, settings.data_folder / "backups", now=_now())
        except NoBackupError:
            return _complain(texts, say("backup-postgresql"))
    return _tell(texts, say("backup-done", file=str(file)))


def _owner(_options: argparse.Namespace, settings: Settings) -> int:
    from bot.people.owner import new_owner_code  # noqa: PLC0415

    texts = _texts(settings)
    with _opened(settings) as store:
        code = store.transact_now(new_owner_code, now=_now())
    return _tell(texts, say("owner-new-code", code=code))


def _bench(options: argparse.Namespace, settings: Settings) -> int:
    from bot.practice.bench import bench_practice  # noqa: PLC0415
    from bot.samples.bench import bench_updates  # noqa: PLC0415

    if options.what == "rules":
        return _bench_rules(options, settings)
    if options.what == "planner":
        from bot.samples.bench_planner import bench_planner  # noqa: PLC0415

        return bench_planner()
    if options.what == "lookups":
        from bot.samples.bench_lookups import QUESTIONS, bench_lookups  # noqa: PLC0415

        try:
            return bench_lookups()
        except FileNotFoundError as error:
            return _complain(_texts(settings), say("file-unreadable", file=str(QUESTIONS), reason=str(error)))
    if options.what == "delivery":
        from bot.samples.bench_delivery import bench_delivery  # noqa: PLC0415

        return bench_delivery()
    if options.what == "results":
        from bot.samples.bench_results import bench_results  # noqa: PLC0415

        return bench_results()
    if options.what in {"updates", "scoring"}:
        return bench_updates(what=options.what, people=options.people, seconds=options.seconds)
    for door, rate in asyncio.run(bench_practice(options.seconds)):
        _tell(_texts(settings), say("bench-door", door=door, rate=round(rate)))
    return 0


def _bench_rules(options: argparse.Namespace, settings: Settings) -> int:
    from bot.rules.bench import bench_rules  # noqa: PLC0415

    if options.questions is None:
        return _complain(_texts(settings), say("bench-questions-missing")) + 1
    on = _now().astimezone(settings.time_zone).date()
    try:
        return bench_rules(options.corpus, options.questions, on=on, sizes=options.provisions, as_json=options.json)
    except (OSError, ValueError, KeyError) as error:
        files = ", ".join(str(it) for it in (options.corpus, options.questions) if it)
        return _complain(_texts(settings), say("file-unreadable", file=files, reason=str(error))) + 1


def _opened(settings: Settings) -> "contextlib.AbstractContextManager[Store]":
    """The store as it is, also while a bot works on it: looking and single changes need no lock."""
    from bot.runtime import startup  # noqa: PLC0415

    return contextlib.closing(startup.join_store(settings, startup.ready_folder(settings.data_folder), now=_now()))


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(main())
