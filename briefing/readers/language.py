"""Which language a text is in, by its script and its commonest small words."""

from __future__ import annotations

import re
from collections import Counter

from briefing.model.notice import Notice, Severity

_SAMPLE = 20_000
_FEWEST_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+")
_SMALL_WORDS = {
    "en": "the of and to in is that for it with as was on be by are at from this has have not which but will its their",
    "fr": "le la les de des du et en un une dans que qui pour par sur est au aux pas avec ce cette plus sont ne se son",
    "de": "der die das und in den von zu mit ist im des auf für nicht ein eine dem sich als auch es an werden wird aus",
    "es": "el la los las de del y en que un una por con para se su al es lo como más no sus este esta ha son pero",
    "it": "il lo la i gli le di del della e in che un una per con si da non è sono dei delle nel alla al come più",
    "pt": "o a os as de do da dos das e em no na que um uma por com para se não mais ao como é são pela pelo sua seu",
    "ro": "și în de la a cu pe că din pentru care nu este un o sunt al au mai prin sau fi ce lui după dintre între",
    "nl": "de het een en van in is dat op te voor met zijn niet aan er ook als door bij naar uit worden wordt deze om",
    "pl": "i w na z do się nie że jest to o jak po od za przez co dla oraz ale są jego tym ich przed może być który",
    "cs": "a v na se je že s z do o to i za pro jako po ale od by byl být jsou které který podle také ve k jeho není",
    "hr": "i u je na da se za su od s o kao što koji koja koje bi iz ne po to će nije ili prema te ali bilo biti sa",
    "sq": "të e në dhe për me i që një nga është më si se u nuk do ka kanë janë por edhe kjo ky këtë tij së ose pas",
    "tr": "ve bir bu için ile da de olarak olan daha çok gibi en ne sonra kadar ise var olduğu değil tarafından ancak",
    "hu": "a az és hogy nem is egy ez volt meg de ha csak már el mint vagy még azt ki be pedig szerint lesz között",
    "sv": "och att det som i en på är av för med den till inte har de om ett var men sig från vi så kan eller vid ska",
    "da": "og at det som i en på er af for med den til ikke har de om et var men sig fra vi så kan eller ved skal blev",
    "fi": "ja on ei se että oli mutta kun myös hän joka ovat sen ole niin tai kuin jo vain mukaan jos sekä voi mitä",
    "lt": "ir į kad yra su iš tai bet kaip ne jis buvo dėl po apie jo už kurie nuo ar gali prie prieš bus tik jų",
    "lv": "un ir ka ar no par uz tas bet kā ne viņš pēc gan vai arī to kas tika būs lai jau tikai šo pie līdz",
    "et": "ja on ei et see oli ka kui aga mis nii või ning seda kes siis oma mida oleks veel üle pärast eest",
    "uk": "і в на з що не до та у за як це для від його є про але по бути який які після між також вони України",
    "ru": "и в на с что не по из за как это к для от его о но был она они также все которые после между или России",
    "sr": "и у је на да се за су од са о као што који која које би из не по то ће није или према те али биле бити",
    "bg": "и в на с че не за от да се са по това като към но при до който които ще след или между също е беше",
    "el": "και το να η του της ο των στην με για που από τα στο οι δεν θα είναι τη την τον σε ότι ως αλλά μια",
}
_NAMES = {
    "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "ro": "Romanian",
    "nl": "Dutch",
    "pl": "Polish", "cs": "Czech", "hr": "Croatian, Bosnian or Serbian", "sq": "Albanian", "tr": "Turkish",
    "hu": "Hungarian", "sv": "Swedish", "da": "Danish or Norwegian", "fi": "Finnish", "lt": "Lithuanian",
    "lv": "Latvian", "et": "Estonian", "uk": "Ukrainian", "ru": "Russian", "sr": "Serbian", "bg": "Bulgarian",
    "el": "Greek", "ar": "Arabic", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ka": "Georgian",
    "hy": "Armenian", "th": "Thai", "hi": "Hindi",
}  # fmt: skip
_PROFILES = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_SCRIPT_SHARE = 0.2


def detect(text: str) -> str:
    """The BCP 47 code of the language of ``text``: of its first part, English where nothing speaks for another."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    for code, script in _SCRIPTS:
        if len(script.findall(sample)) > _SCRIPT_SHARE * max(letters, 1):
            return code
    words = Counter(word.lower() for word in _WORD.findall(sample))
    if words.total() < _FEWEST_WORDS:
        return "en"
    scores = {code: sum(words[word] for word in profile) for code, profile in _PROFILES.items()}
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] > scores["en"] else "en"


def language_notice(code: str) -> tuple[Notice, ...]:
    """What it means that a text is in another language than English; nothing for English."""
    if code == "en":
        return ()
    message = (
        f"the text seems to be in {_NAMES.get(code, code)}: sections, registers and sentence ends are made for English "
        "and will be unreliable here; check every line, or translate the text first"
    )
    return (Notice("language-not-english", message, Severity.WARNING),)
