"""Judge checks: the classifiers on this machine, and whether the one that is to read again can be loaded."""

from collections.abc import Mapping

from briefing.doctor.local_checks import CheckResult
from briefing.errors import UsageError
from briefing.judge.classifier import extra
from briefing.judge.classifier.appointment import appoint_classifier, names_classifier
from briefing.judge.classifier.judge_store import added_judges
from briefing.settings import Settings


def check_judge(chosen: Settings, engine: str, environment: Mapping[str, str]) -> CheckResult:
    """Which classifiers there are, and whether the one loads that the settings name as second reader."""
    is_asked = engine == "llm" or chosen.check == "model"
    wanted = is_asked and names_classifier(chosen, environment)
    missing = extra.missing_packages()
    added = added_judges(environment)
    there = f"added: {', '.join(added)}" if added else "none was added (briefing judge list)"
    if not wanted:
        needs = f"; {' and '.join(missing)} not installed ({extra.EXTRA})" if missing else ""
        return CheckResult("judge", "ok", f"no classifier reads again; {there}{needs}")
    try:
        classifier = appoint_classifier(chosen, environment)
    except UsageError as wrong:
        return CheckResult("judge", "fail", str(wrong))
    named = classifier.reader.name if classifier else ""
    return CheckResult("judge", "ok", f"{named} loads and reads again; {there}")
