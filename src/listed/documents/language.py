"""Which language a text is written in, by its script and its commonest small words.

>>> language_of("The court said that it was not the end of the case."), language_of("Суд сообщил, что это не конец")
('en', 'ru')
"""

from __future__ import annotations

import re
from collections import Counter

from listed.text.script import script_of

SAMPLE = 20_000
"""Characters looked at."""
FEWEST = 3
"""Small words of a language that must be met before it is believed."""

_BY_SCRIPT = {
    "Grek": "el", "Armn": "hy", "Hebr": "he", "Geor": "ka", "Thai": "th", "Hang": "ko", "Jpan": "ja", "Hani": "zh",
    "Deva": "hi", "Beng": "bn", "Ethi": "am",
}  # fmt: skip
_TELLING = (("Cyrl", "uk", "іїєґ"), ("Cyrl", "ru", "ыэё"), ("Arab", "ur", "ٹڈڑے"), ("Arab", "fa", "پچژگ"))
_DEFAULT = {"Cyrl": "ru", "Arab": "ar"}
_SMALL_WORDS = {
    "en": "the of and to in is was that for it with as on by at from has have this which were their its",
    "fr": "le la les des une et est dans que pour qui sur par au aux avec du ce cette sont ont pas",
    "es": "el los las una y es en que por con para del al se su como más fue han este esta",
    "de": "der die das und ist in den von zu mit auf für des dem ein eine nicht im sich wurde auch",
    "it": "il lo gli una e è di che per con del della dei delle nel sono ha si anche dal alla",
    "pt": "o os as uma e é em que por com para do da dos das no na foi não ao pelo",
    "nl": "de het een en is van in dat op te voor met zijn niet aan door werd ook bij naar",
    "pl": "i w na z do się nie jest że to od przez dla został przy jako które oraz",
    "ro": "și în de la cu pe din este că pentru un o care nu au fost prin",
    "tr": "ve bir bu da de ile için olan olarak çok daha en ise gibi",
    "sv": "och i att det som en på är av för med den till inte har om ett",
    "id": "yang dan di ke dari untuk dengan ini itu pada adalah dalam tidak akan",
    "vi": "của và là các trong cho được với không những một này đã",
}
_SETS = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}


def language_of(text: str) -> str | None:
    """ISO 639-1 code; None where the text is too short to tell."""
    sample = text[:SAMPLE]
    script = script_of(sample)
    if script != "Latn":
        return _of_script(sample, script)
    counts = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {code: sum(counts[word] for word in words) for code, words in _SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] >= FEWEST else None


def _of_script(text: str, script: str) -> str | None:
    for of, code, letters in _TELLING:
        if of == script and any(letter in text for letter in letters):
            return code
    return _DEFAULT.get(script, _BY_SCRIPT.get(script))


NAMES = {
    "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish", "ro": "Romanian",
    "tr": "Turkish", "sv": "Swedish", "id": "Indonesian", "vi": "Vietnamese", "ru": "Russian", "uk": "Ukrainian", "ar": "Arabic",
    "fa": "Persian", "ur": "Urdu", "el": "Greek", "hy": "Armenian", "he": "Hebrew", "ka": "Georgian", "th": "Thai", "ko": "Korean",
    "ja": "Japanese", "zh": "Chinese", "hi": "Hindi", "bn": "Bengali", "am": "Amharic",
}  # fmt: skip
"""In English, for messages."""
