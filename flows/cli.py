"""The waqai command.  Heavy parts are imported by the commands that need them."""

import os
import sys

import click

FAILED, BROKEN_RULE, INTERRUPTED = 1, 3, 130


class Commands(click.Group):
    """Turns expected errors into messages and exit codes: 1 failed, 2 wrong usage, 3 a rule of sql/checks is broken, 130 interrupted."""

    def invoke(self, ctx: click.Context):
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except KeyboardInterrupt:
            click.echo("stopped; run again to go on from here", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            sys.stderr.close()  # the reader has gone: nothing to say, and no traceback at exit either
            ctx.exit(FAILED)
        except Exception as error:
            code = _expected(error)
            if code is None:
                raise
            click.echo(f"waqai: {error}", err=True)
            if type(error).__name__ == "ServerGone":
                os._exit(code)  # at exit Prefect would try for minutes to tell the server what is left
            ctx.exit(code)


def _expected(error: Exception) -> int | None:
    """Exit code of an error that is a message to the user; None for a fault of the program."""
    names = {kind.__name__ for kind in type(error).__mro__}
    if "CheckFailed" in names:
        return BROKEN_RULE
    told = {"DamagedPart", "NotAQuestion", "MorphologyMissing", "NeuralMissing", "Refused", "ServerFailed", "RunFailed", "ValidationError", "OSError"}
    return FAILED if names & told or type(error).__module__.partition(".")[0] in ("duckdb", "_duckdb") else None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="waqai")
def main() -> None:
    """Raw Arabic news text in, a DuckDB warehouse of events, actors and figures out."""


home_option = click.option("--home", metavar="DIR", help="Folder that holds lake/ and waqai.duckdb (WAQAI_HOME).")


def _home(given: str | None) -> str:
    from waqai.tasks.settings import settings

    return given or settings().home


def _lake(given: str | None):
    from waqai.tasks.lake import Lake

    return Lake(_home(given))


@main.command()
def setup() -> None:
    """Fetch or build the morphology database.

    \b
    Example: waqai setup
    """
    from waqai.tasks.tag import morphology

    try:
        found = morphology.find()
    except morphology.MorphologyMissing:
        click.echo("building the morphology database ...")
        morphology.build()
        found = morphology.find()
    click.echo(f"morphology: {found.name} ({found.version}), {found.path}")


@main.command()
@click.argument("inputs", nargs=-1, metavar="[INPUT]...")
@home_option
@click.option("--strict", is_flag=True, help="Exit with 1 when an input was refused; what was taken in is published all the same.")
def run(inputs: tuple[str, ...], home: str | None, strict: bool) -> None:
    """Ingest what is new, tag, extract, publish.  An INPUT is a file, a folder, a glob, an archive, or the address of a feed, a page or an object store.

    \b
    Example: waqai run seeds/articles --home data
    """
    from waqai.flows.running import run_flow

    counts = run_flow("etl", _home(home), inputs=list(inputs) or None)
    if strict and counts["articles_rejected"]:
        raise click.ClickException(f"{counts['articles_rejected']} inputs were refused; waqai status tells which and why")


@main.command()
@home_option
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only parts with an article of this day or later.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Only parts with an article of this day or before.")
@click.option("--made-by", metavar="VERSION", help="Only parts made by this version of code or lexicon, as in runs.")
def backfill(home: str | None, since, until, made_by: str | None) -> None:
    """Extract again where code or lexicon changed, and show what changed.

    \b
    Example: waqai backfill --since 2021-07-01
    """
    from waqai.flows.running import run_flow

    run_flow("backfill", _home(home), since=since and since.date(), until=until and until.date(), made_by=made_by)


@main.command()
@home_option
@click.option("--grace", default=7.0, show_default=True, metavar="DAYS", help="Keep superseded versions that are younger.")
def maintain(home: str | None, grace: float) -> None:
    """Compact small parts, drop superseded versions and forgotten articles, verify checksums.

    \b
    Example: waqai maintain --grace 0
    """
    from waqai.flows.running import run_flow

    run_flow("maintain", _home(home), grace_days=grace)


@main.command()
@click.option("--schedules/--no-schedules", default=True, show_default=True, help="Run what is due, or only what is asked for by hand.")
def serve(schedules: bool) -> None:
    """Serve the deployments with their schedules, and the alarms, to the Prefect server of PREFECT_API_URL.

    \b
    Example: waqai serve --no-schedules
    """
    _server_named()
    from waqai.flows.serving import serve as serve_deployments

    serve_deployments(schedules)


@main.command()
def alarms() -> None:
    """Apply the alarms of deployments/automations.yaml to the Prefect server of PREFECT_API_URL.

    \b
    Example: waqai alarms
    """
    _server_named()
    from waqai.flows.alarms import apply

    for name in apply():
        click.echo(name)


def _server_named() -> None:
    from waqai.flows.server import named

    if named() is None:
        raise click.ClickException("no Prefect server is named: start one (prefect server start) and set PREFECT_API_URL")


@main.command()
@click.argument("asked", required=False, metavar="[SQL | NAME]")
@home_option
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "parquet"]), default="table", show_default=True)
@click.option("--list", "listing", is_flag=True, help="Show tables, views and the ready-made questions.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Value of a parameter ($name) of the question.")
@click.option("--allow-files", is_flag=True, help="Let the question read other files as well.")
def query(asked: str | None, home: str | None, form: str, listing: bool, parameters: tuple[str, ...], allow_files: bool) -> None:
    """Ask the warehouse a read-only question: one SELECT, or the name of one of sql/queries.

    \b
    Examples: waqai query "select type, count(*) from events group by 1"
              waqai query events_between --param one=USA --param other=IRN --format csv
    """
    from waqai.flows.asking import ask, catalogue

    lake = _lake(home)
    if listing:
        catalogue(lake)
    elif not asked:
        raise click.UsageError("give a SELECT or the name of a question, or --list")
    else:
        wrong = [pair for pair in parameters if "=" not in pair]
        if wrong:
            raise click.BadParameter(f"{wrong[0]}: NAME=VALUE is meant")
        ask(lake, asked, form, dict(pair.split("=", 1) for pair in parameters), allow_files)


@main.command()
@click.argument("source", default="-", metavar="[FILE | -]")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a page.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text", "published"} a line, answer one object a line, in order.')
@click.option("--published", metavar="DATE", help="Day of publication, from which relative dates are read.")
@click.option("--mention", metavar="MENTION_ID", help="Explain a row of the warehouse instead: its sentence, the rule and the lexicon rows that fired, what lost, who its actors are.")
@home_option
def explain(source: str, as_json: bool, jsonl: bool, published: str | None, mention: str | None, home: str | None) -> None:
    """Code one text and show what was read, and from where.

    \b
    Examples: waqai explain article.txt --published 2021-07-26
              waqai explain --mention 5f1c0a9d2b7e4c36
    """
    from waqai.flows import explaining

    if mention:
        explaining.mention(_lake(home), mention.strip(), as_json)
    elif jsonl:
        explaining.stream(source)
    else:
        explaining.text(source, published, as_json)


@main.command()
@home_option
def check(home: str | None) -> None:
    """Run sql/checks on the lake as it is; nothing is published.

    \b
    Example: waqai check --home data
    """
    from waqai.tasks import warehouse

    broken = warehouse.verify(_lake(home))
    for name, rows in broken.items():
        click.echo(f"{name}: {warehouse.headline(warehouse.checks()[name])}")
        for row in rows:
            click.echo("  " + ", ".join(f"{column}={value}" for column, value in row.items()))
    if broken:
        sys.exit(BROKEN_RULE)
    click.echo(f"{len(warehouse.checks())} rules hold")


@main.command()
@home_option
@click.option("--json", "as_json", is_flag=True, help="For monitors.")
@click.option("--stale-after", type=float, metavar="HOURS", help="Exit with 4 when no run finished within so many hours.")
def status(home: str | None, as_json: bool, stale_after: float | None) -> None:
    """What is in the lake and the warehouse, last runs, rejects.

    \b
    Example: waqai status --json --stale-after 24
    """
    from waqai.flows.asking import show_status

    sys.exit(show_status(_lake(home), as_json, stale_after))


@main.command()
@click.option("--out", default="report.html", show_default=True, type=click.Path(dir_okay=False), metavar="FILE", help="Where the page goes.")
@home_option
def report(out: str, home: str | None) -> None:
    """One self-contained HTML page of the warehouse: events, figures, actors, sources; every row opens to its sentence.

    \b
    Example: waqai report --out today.html
    """
    from pathlib import Path

    from waqai.tasks.report import write

    write(_lake(home), Path(out))
    click.echo(f"wrote {out}")


@main.command()
@click.argument("which", metavar="ID | URI")
@home_option
def forget(which: str, home: str | None) -> None:
    """Remove an article from the tables now, from the lake at the next maintain, and never take it in again.

    \b
    Example: waqai forget https://example.org/story/7
    """
    from waqai.flows.maintain import forget as forget_article

    forgotten = forget_article(_lake(home), which)
    if not forgotten:
        raise click.ClickException(f"no article has the id, source id or uri {which}")
    click.echo(f"forgotten: {', '.join(forgotten)}; the next waqai maintain removes the text from the lake")


@main.group()
def lexicon() -> None:
    """Check what the coder knows, and have it suggest what it might learn.

    \b
    Example: waqai lexicon check
    """


@lexicon.command("check")
def lexicon_check() -> None:
    """Validate the files of seeds/lexicon and of WAQAI_LEXICON: codes, dates, ids, names that collide; with file and line.

    \b
    Example: WAQAI_LEXICON=my-lexicon waqai lexicon check
    """
    from waqai.flows import teaching

    if teaching.check():
        sys.exit(FAILED)


@lexicon.command("suggest")
@home_option
@click.option("--file", "file", type=click.Choice(["persons", "organisations"]), help="Only rows for this file.")
@click.option("--most", default=20, show_default=True, metavar="N", help="At most so many for a file.")
@click.option("--write", "target", type=click.Path(dir_okay=False), metavar="FILE", help="Add the rows to this persons.csv or organisations.csv.")
def lexicon_suggest(home: str | None, file: str | None, most: int, target: str | None) -> None:
    """List the discovered actors that most articles name, as rows ready to be added.

    \b
    Example: waqai lexicon suggest --most 10 --write my-lexicon/persons.csv
    """
    from pathlib import Path

    from waqai.flows import teaching

    teaching.suggest(_lake(home), file, most, Path(target) if target else None)


@lexicon.command("score")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False), metavar="[FOLDER]")
@click.option("--record", is_flag=True, help="Keep the marks beside the annotations, to compare with later.")
@home_option
def lexicon_score(folder: str | None, record: bool, home: str | None) -> None:
    """Precision and recall on annotated articles, and how many corrections of the home the coder gets right by itself.

    FOLDER holds articles and _gold/NAME.json; without it, the sample articles.

    \b
    Example: waqai lexicon score my-articles --record
    """
    from pathlib import Path

    from waqai.flows import teaching
    from waqai.tasks.settings import ROOT

    if teaching.score(Path(folder) if folder else ROOT / "seeds" / "articles", record, _lake(home)):
        sys.exit(FAILED)


def command() -> None:
    """The command as it is installed: ``main``, and a quick end."""
    try:
        main()
    except SystemExit as ended:
        from waqai.tasks.apart import leave

        leave(ended.code or 0)


if __name__ == "__main__":
    command()
