"""Appointment of a classifier: whether the settings name one as second reader, and what it adds to a run."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from briefing.judge.classifier.judge_store import is_judge, judge_folder
from briefing.models import Run
from briefing.settings import Settings

if TYPE_CHECKING:
    from briefing.judge.classifier.classifier_reader import ClassifierReader


class AppointedClassifier(NamedTuple):
    """A classifier that reads again, and what is said of it before."""

    reader: "ClassifierReader"
    announcement: str

    def add_to_run(self, run: Run) -> Run:
        """How a brief was made, with who read its statements again. It was asked nothing that counts."""
        if not self.reader.read_any:
            return run
        return run.model_copy(update={"second_reader": self.reader.name, "classifier": True})


def names_classifier(settings: Settings, environment: Mapping[str, str]) -> bool:
    """Whether the second reader, where one is asked, is a classifier on this machine."""
    return settings.check != "rules" and is_judge(settings.check_model, environment)


def appoint_classifier(settings: Settings, environment: Mapping[str, str]) -> AppointedClassifier | None:
    """The classifier that the settings name as second reader, loaded and tried; None where they name none.

    Raises UsageError where it has not been added, cannot be loaded, or the extra `judge` is missing.
    """
    if not names_classifier(settings, environment):
        return None
    from briefing.judge.classifier.classifier_reader import load_reader

    folder = judge_folder(settings.check_model, environment)
    reader = load_reader(folder, settings.check_threshold)
    return AppointedClassifier(reader, f" Second reader: {reader.name}, on this machine.")
