from __future__ import annotations

import pytest

from briefing.analysis.likelihood import likelihood_at, likelihood_notices, scale_of, scales
from briefing.errors import SettingsError
from tests.analysis.reading_of import readings_of
from tests.builders import THREAT, unit

ICD = next(scale for scale in scales() if scale.id == "ICD 203")
PHIA = next(scale for scale in scales() if scale.id == "PHIA")


def phrase(text: str, part: str) -> str:
    start = text.index(part)
    found = likelihood_at(text, [(start, start + len(part))], None)
    assert found is not None
    assert text[found[1] : found[2]] == found[0].phrase
    return found[0].phrase


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("Unrest could easily spread.", "could", "could easily"),
        ("It is now clear that Iran is preparing.", "clear", "It is now clear that"),
        ("Iran is very likely to leave.", "likely", "very likely to"),
        ("There is a realistic possibility of war.", "possibility", "There is a realistic possibility"),
        ("Violence is expected to increase.", "expected", "is expected to increase"),
        ("Perhaps war will come.", "Perhaps", "Perhaps"),
        ("War could come, and is likely to last.", "could come, and is likely", "likely to"),
        ("The odds of war are even.", "odds of war are even", "odds of war are even"),
    ],
)
def test_the_phrase_is_the_sources_own_and_whole(text: str, part: str, words: str) -> None:
    assert phrase(text, part) == words


def test_where_nothing_says_how_likely_there_is_no_likelihood() -> None:
    assert likelihood_at("Ministers meet in May.", [], None) is None


def test_the_same_word_has_another_band_on_another_scale_and_none_without_one() -> None:
    bands = {scale.id: scale.band("it is likely that") for scale in scales()}
    assert bands["ICD 203"] == (55, 80)
    assert bands["PHIA"] == (55, 75)
    assert bands["IPCC"] == (66, 100)
    found = likelihood_at("It will likely spread.", [(3, 14)], None)
    assert found is not None
    assert (found[0].scale, found[0].low, found[0].high) == ("unscaled", None, None)


def test_the_longest_term_decides() -> None:
    assert ICD.band("very unlikely") == (5, 20)
    assert PHIA.band("highly unlikely") == (10, 20)


def test_a_scale_is_taken_where_it_is_named_or_kept_to_and_not_else() -> None:
    assert scale_of("Terms follow ICD 203 throughout.", scales()) == ICD
    kept = "A remote chance of war; a realistic possibility of unrest; talks are highly likely."
    assert scale_of(kept, scales()) == PHIA
    assert scale_of("War is likely, and peace unlikely.", scales()) is None
    assert scale_of(kept + " It is more likely than not.", scales()) is None
    assert scale_of("ICD 203 and PHIA are compared.", scales()) is None


def test_likelihood_with_confidence_in_one_sentence_is_noticed() -> None:
    (notice,) = likelihood_notices(readings_of(unit("We judge with high confidence that war is likely.", THREAT)), None)
    assert (notice.code, notice.where) == ("likelihood-with-confidence", "S1.1")


def test_both_rows_of_one_scale_in_a_source_are_noticed() -> None:
    readings = readings_of(unit("War is likely.", THREAT), unit("A truce is improbable.", THREAT))
    assert [n.code for n in likelihood_notices(readings, ICD)] == ["likelihood-rows-mixed"]
    assert likelihood_notices(readings[:1], ICD) == ()


@pytest.mark.parametrize(
    "toml", ["[[scale]]", "scale = 3", '[[scale]]\nid = "x"\ntitle = "x"\nterms = {likely = [1]}', "="]
)
def test_a_faulty_file_of_scales_is_refused_with_what_to_do(toml: str) -> None:
    with pytest.raises(SettingsError) as caught:
        scales(toml)
    assert "docs/analysis.md" in caught.value.line()
