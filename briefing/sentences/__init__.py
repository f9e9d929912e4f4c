"""Sources become sentences with exact spans."""

from briefing.sentences.authors import with_authors
from briefing.sentences.split import MAX_SENTENCES, split

__all__ = ["MAX_SENTENCES", "split", "with_authors"]
