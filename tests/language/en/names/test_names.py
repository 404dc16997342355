import pytest

from readout.language.en.names.alike import SAME, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Sergey Orlenko", "Sergei Orlenko", id="romanising"),
        pytest.param("Alexej Navarnyj", "Alexei Navarny", id="romanised endings"),
        pytest.param("Muhammad Karimi", "Mohammed Karimi", id="Arabic given name"),
        pytest.param("Иван Дубров", "Ivan Dubrov", id="Cyrillic"),
        pytest.param("OKAFOR, Ngozi Amaka", "Ngozi Amaka Okafor", id="surname first"),
        pytest.param("Prof. Dr. Lena Holm", "Lena Holm", id="titles"),
        pytest.param("L. Holm", "Lena Holm", id="initial"),
        pytest.param("Bill Tarrant", "William Tarrant", id="nickname"),
        pytest.param("Ana Ruiz", "Ana María Ruiz Soler", id="left out parts"),
        pytest.param("Zoë Müller", "Zoe Muller", id="accents"),
        pytest.param("Harald Brennmeister", "Harald Brenmeister", id="slip"),
        pytest.param("Park Min-ho", "Park Min Ho", id="hyphen"),
        pytest.param("LenaHolm", "Lena Holm", id="joined"),
        pytest.param("Ben Tarrant", "Benjamin Tarrant", id="Ben is no particle in front"),
    ],
)
def test_one_person_in_two_spellings_is_one(one: str, other: str) -> None:
    assert same_name(one, other, "person") >= SAME
    assert same_name(other, one, "person") == same_name(one, other, "person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Peter Holm", "Lena Holm", id="another given name"),
        pytest.param("Lena Holm", "Lena Hartmann", id="another surname"),
        pytest.param("Ivan Petrovich Dubrov", "Ivan Andreevich Dubrov", id="another patronymic"),
        pytest.param("Paul Tarrant", "Paula Tarrant", id="two names that both exist"),
        pytest.param("Omar bin Khalil", "Khalil bin Omar", id="father and son"),
        pytest.param("Kim Min-su", "Kim Min-ja", id="another syllable"),
        pytest.param("Holm", "Lena Holm", id="a bare surname decides nothing"),
    ],
)
def test_two_people_with_similar_names_stay_two(one: str, other: str) -> None:
    assert same_name(one, other, "person") < SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Nordwerk AG", "Nordwerk Aktiengesellschaft", id="legal form"),
        pytest.param("OOO Severstroy", "Severstroy LLC", id="legal form in front"),
        pytest.param("Marsh & Vale", "Marsh and Vale Inc.", id="and"),
        pytest.param("The Harbour Trust", "Harbour Trust", id="article"),
        pytest.param("Coastal Health Organisation", "Coastal Health Organization", id="spelling"),
        pytest.param("CHO", "Coastal Health Organisation", id="acronym"),
        pytest.param("2nd Mountain Bank", "Second Mountain Bank", id="ordinal"),
        pytest.param("U.S. Bureau of Tides", "United States Bureau of Tides", id="country"),
    ],
)
def test_one_organisation_in_two_forms_is_one(one: str, other: str) -> None:
    assert same_name(one, other, "organisation") >= SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Nordwerk Holdings (Oslo)", "Nordwerk Holdings (Bergen)", id="another town"),
        pytest.param("Harbour Trust", "Harbour Trust Norway", id="a branch"),
        pytest.param("Sand Fund 2006", "Sand Fund 2007", id="another year"),
        pytest.param("LXQ", "LXD", id="too short for a slip"),
    ],
)
def test_two_organisations_with_similar_names_stay_two(one: str, other: str) -> None:
    assert same_name(one, other, "organisation") < SAME


def test_names_of_any_length_are_compared_in_no_time() -> None:
    long = " ".join(["Anna"] * 20_000)

    assert same_name(long, long[:-1], "person") >= 0.0
    assert same_name("x" * 1_000_000, "y" * 1_000_000) == 0.0
    assert same_name("", "Lena Holm", "person") == 0.0
