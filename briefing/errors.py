"""What can go wrong, each with its exit code and what to do about it.

::

    BriefingError                 1  an internal fault
    ├── UsageError                2  the command was given wrongly
    ├── SourceError               3  a source cannot be read
    │   ├── SourceMissing            no such file
    │   ├── SourceEmpty              nothing in it to read
    │   ├── SourceDamaged            not what it claims to be, truncated, or a bomb
    │   ├── SourceLocked             behind a password
    │   └── SourceTooLarge           over a limit that a setting raises
    ├── TemplateError             4  a template is at fault
    ├── SettingsError             4  a setting is at fault
    ├── BriefError                3  a brief's JSON cannot be read back
    └── OutputError               5  output cannot be written
"""

from __future__ import annotations


class BriefingError(Exception):
    """A fault that the user can be told about in one line.

    ``str(error)`` says what is wrong and where; ``remedy`` says what to do next; ``exit_code`` is the
    process status that the command line returns; ``detail`` shows the place in a template, or is empty.
    """

    exit_code = 1
    default_remedy = "run again with --debug and report the traceback"
    detail = ""

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy if remedy is not None else self.default_remedy

    def line(self) -> str:
        """The error as the one line that the command line prints, without its prefix."""
        message = " ".join(str(self).split())
        return f"{message}; {self.remedy}" if self.remedy else message


class UsageError(BriefingError):
    """The command was given wrongly."""

    exit_code = 2
    default_remedy = "see briefing --help"


class SourceError(BriefingError):
    """A source cannot be read."""

    exit_code = 3
    default_remedy = "give a .txt, .md, .html, .docx or .pdf file with text in it"


class SourceMissing(SourceError):
    """There is no such file, or it is not a file."""

    default_remedy = "check the path"


class SourceEmpty(SourceError):
    """The source holds no text."""

    default_remedy = "give a file with text in it; scanned pages need OCR first"


class SourceDamaged(SourceError):
    """The source is not what it claims to be, is truncated, or unpacks to an unreasonable size."""

    default_remedy = "open it in its own program and save it again"


class SourceLocked(SourceError):
    """The source is behind a password."""

    default_remedy = "save a copy without the password"


class SourceTooLarge(SourceError):
    """The source is over a limit that a setting raises."""

    default_remedy = "split the source or raise the limit in the settings"


class TemplateError(BriefingError):
    """A template, or a whole set, is at fault."""

    exit_code = 4
    default_remedy = "see docs/templates.md"


class SettingsError(BriefingError):
    """A setting is unknown or has a value that cannot be used."""

    exit_code = 4
    default_remedy = "see docs/settings.md"


class BriefError(BriefingError):
    """The JSON of a brief cannot be read back."""

    exit_code = 3
    default_remedy = "give a .json file that briefing build has written"


class OutputError(BriefingError):
    """Output cannot be written, or does not hold what it should."""

    exit_code = 5
    default_remedy = "check the folder's permissions and free space"
