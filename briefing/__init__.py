"""Policy writing in, one composed brief out."""

from briefing.version import __version__

__all__ = ["__version__"]
