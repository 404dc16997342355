"""The language of a text is told from its own words."""

import pytest

from readout.language.engine.detection import detect_language

SENTENCES = {
    "en": "The ferry sank off the coast on Tuesday, and all of the people aboard were saved by lifeboats.",
    "de": "Die Fähre sank am Dienstag vor der Küste, und alle Menschen an Bord wurden gerettet.",
    "fr": "Le ferry a coulé mardi au large de la côte et toutes les personnes à bord ont été sauvées.",
    "es": "El ferry se hundió el martes frente a la costa y todas las personas a bordo fueron rescatadas.",
    "it": "Il traghetto è affondato martedì al largo e tutte le persone a bordo sono state salvate.",
    "nl": "De veerboot zonk dinsdag voor de kust, en alle mensen aan boord werden door reddingsboten gered.",
    "sv": "Färjan sjönk utanför kusten på tisdagen, och alla som var ombord har räddats.",
    "pl": "Prom zatonął we wtorek u wybrzeży, a wszyscy, którzy byli na pokładzie, zostali uratowani.",
    "tr": "Feribot salı günü battı ve gemide olan herkes kurtarıldı, ancak bir kişi için arama sürüyor.",
    "ru": "Паром затонул во вторник у берега, и все, кто был на борту, были спасены.",
    "uk": "Пором затонув у вівторок біля берега, і всі, хто був на борту, були врятовані.",
    "ar": "غرقت العبارة يوم الثلاثاء قبالة الساحل",
    "he": "המעבורת טבעה ביום שלישי מול החוף",
    "zh": "渡轮星期二在海岸附近沉没，船上所有人获救。",
    "ja": "フェリーは火曜日に海岸沖で沈没し、乗っていた人は全員救助された。",
    "ko": "여객선이 화요일 해안에서 침몰했고 탑승자는 모두 구조되었다.",
    "el": "Το πλοίο βυθίστηκε την Τρίτη και όλοι σώθηκαν.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_shows_its_language(code: str) -> None:
    assert detect_language(SENTENCES[code]) == code


@pytest.mark.parametrize("code", [code for code in SENTENCES if code != "en"])
def test_a_text_that_calls_itself_english_and_is_not_is_not_believed(code: str) -> None:
    assert detect_language(f"{SENTENCES[code]} " * 4, "en") == code


@pytest.mark.parametrize("text", ["", "12 %", "Norwich", "???", "© AFP"])
def test_what_shows_no_language_has_none_or_the_one_it_names(text: str) -> None:
    assert detect_language(text) is None
    assert detect_language(text, "en") == "en"


def test_a_quotation_in_another_language_does_not_change_the_language() -> None:
    text = f"{SENTENCES['en']} “{SENTENCES['de']}” {SENTENCES['en']} {SENTENCES['en']}"

    assert detect_language(text) == "en"
