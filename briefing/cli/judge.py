"""`briefing judge`: the classifiers that can read statements again on this machine."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.judge.classifier.known_judges import KnownJudge
    from briefing.judge.classifier.pin import Pin

app = typer.Typer(help="Classifiers that read statements again on this machine.", no_args_is_help=True)

_NAME = "A name of `briefing judge list`, or hf:OWNER/NAME for any other repository of the hub."


@app.command("list")
def list_judges() -> None:
    """List the judges that can be had by name, and those that were added."""
    import os

    from briefing.cli import console
    from briefing.judge.classifier.judge_store import added_judges
    from briefing.judge.classifier.known_judges import known_judges
    from briefing.judge.classifier.pin import read_pin

    added, known = added_judges(os.environ), known_judges()
    lines = [_known_line(judge, added.get(name)) for name, judge in known.items()]
    others = {name: read_pin(folder) for name, folder in added.items() if name not in known}
    lines += [_added_line(name, pin, added[name]) for name, pin in others.items()]
    console.write_result(("\n".join(lines) + "\n").encode())


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help=f"{_NAME} With @REVISION for one commit.")],
    endpoint: Annotated[
        str, typer.Option(metavar="URL", help="A server with the hub's paths.  [HF_ENDPOINT, else the hub]")
    ] = "",
    entailment: Annotated[
        str,
        typer.Option(metavar="LABEL", help="The label that says that a statement follows.  [by its name]"),
    ] = "",
) -> None:
    """Download a judge, check its hashes and keep it."""
    import os

    from briefing.cli import console
    from briefing.judge.classifier.hub_download import add_judge

    added = add_judge(name, os.environ, console.print_notice, endpoint, entailment)
    console.write_result(
        f"Added {added.name} to {added.folder}\n"
        f"sha256 of its model: {added.sha256}\n"
        f'To have it read statements again, below [check] in briefing.toml: mode = "model" and'
        f' model = "{added.name}"\n'.encode()
    )


@app.command("remove")
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="As it was added.")]) -> None:
    """Remove a judge that was added."""
    import os

    from briefing.cli import console
    from briefing.judge.classifier.judge_store import remove_judge

    folder = remove_judge(name, os.environ)
    console.write_result(f"Removed {name} from {folder}\n".encode())


def _known_line(judge: "KnownJudge", folder: "Path | None") -> str:
    from briefing.cli.console import printable

    parts = [
        f"{judge.megabytes} MB" if judge.megabytes else "",
        f"licence {judge.licence}" if judge.licence else "licence not looked up",
        judge.source,
        judge.scores,
    ]
    return f"{judge.name:<30} {'added' if folder else '-':<7} {printable('; '.join(filter(None, parts)))}"


def _added_line(name: str, pin: "Pin", folder: "Path") -> str:
    from briefing.cli.console import printable

    licence = f"licence {pin.licence}" if pin.licence else "no licence is named"
    return f"{printable(name):<30} {'added':<7} {printable(f'{licence}; at {pin.revision[:10]}; {folder}')}"
