"""A grouper keeps its stories through late documents, the user's word, letting go and starting anew."""

import random
from datetime import date

import pytest

from readout.errors import StoreError
from readout.group.stream.grouper import StoryGrouper
from readout.group.weighing.profile import Profile, read_profile
from readout.model.document import Document
from readout.model.story import Constraint, StoryChange
from support import document

QUAKES = {
    "Tarsk": ("Odo Brennick", "6.1", "nine", "school", "Kelm valley"),
    "Velmora": ("Mara Ostrel", "5.4", "four", "fish market", "Sarn coast"),
    "Dunmere": ("Pell Harrow", "7.2", "eighty", "cathedral", "Orlin plateau"),
}
REPORTS = (
    (
        "Earthquake kills {dead} in {town}",
        "An earthquake of magnitude {size} struck the town of {town} and killed {dead} people. The mayor "
        "of {town}, {mayor}, said that rescuers were digging in the ruins of the {place} near the {land}.",
    ),
    (
        "{town} quake: {dead} dead, {place} in ruins",
        "At least {dead} people died in {town} when a quake of magnitude {size} shook the {land}. Mayor "
        "{mayor} said that the {place} of {town} had collapsed, and that rescuers were still searching.",
    ),
    (
        "Rescuers search {place} after {town} earthquake",
        "Rescuers searched the {place} in {town} for survivors after the earthquake. The quake measured "
        "{size} on the scale, and {dead} people were killed on the {land}, {mayor} told reporters in {town}.",
    ),
    (
        "Mourning in {town}",
        "The people of {town} mourned the {dead} dead of the earthquake. The mayor, {mayor}, spoke before "
        "what is left of the {place}. The {land} had not seen a quake of magnitude {size} before.",
    ),
)


def reports(town: str, day: int = 1) -> list[Document]:
    mayor, size, dead, place, land = QUAKES[town]
    found = []
    for at, (title, text) in enumerate(REPORTS):
        told = {"town": town, "mayor": mayor, "size": size, "dead": dead, "place": place, "land": land}
        found.append(
            document(
                text.format(**told),
                identifier=f"{town}-{at}",
                title=title.format(**told),
                published=f"2031-05-{day + at:02}",
            )
        )
    return found


def grouped(documents: list[Document]) -> StoryGrouper:
    grouper = StoryGrouper()
    for item in documents:
        grouper.place(item)
    grouper.settle()
    return grouper


def partition(grouper: StoryGrouper, documents: list[Document]) -> set[frozenset[str]]:
    stories: dict[str | None, set[str]] = {}
    for item in documents:
        stories.setdefault(grouper.story_of(item.id), set()).add(item.id)
    return {frozenset(names) for names in stories.values()}


def by_town(documents: list[Document]) -> set[frozenset[str]]:
    return {
        frozenset(item.id for item in documents if item.id.startswith(town))
        for town in {item.id.split("-")[0] for item in documents}
    }


@pytest.mark.parametrize("seed", range(5))
def test_three_look_alike_events_stay_three_in_any_order(seed: int) -> None:
    documents = [item for town in QUAKES for item in reports(town)]
    random.Random(seed).shuffle(documents)

    assert partition(grouped(documents), documents) == by_town(documents)


def test_two_earthquakes_with_one_report_each_stay_two() -> None:
    documents = [reports("Tarsk")[0], reports("Velmora")[0]]

    assert partition(grouped(documents), documents) == {frozenset({"Tarsk-0"}), frozenset({"Velmora-0"})}


def test_this_years_summit_is_not_last_years() -> None:
    text = (
        "The leaders of the Nine Rivers Council met in {town} on Monday for their {year} summit. {host} "
        "opened the meeting of the Council, which is to last three days, on {theme}. {guest} stayed away."
    )
    last = {
        "town": "Aldmoor",
        "year": "2030",
        "host": "Ivo Tresk",
        "theme": "fisheries",
        "guest": "Lena Marsh",
    }
    this = {"town": "Quillby", "year": "2031", "host": "Sara Venn", "theme": "rail", "guest": "Tomas Reeve"}
    documents = [
        document(
            text.format(**told),
            identifier=told["year"],
            title=f"Nine Rivers summit {told['year']} opens in {told['town']}",
            published=f"{told['year']}-06-03",
        )
        for told in (last, this)
    ]

    assert len(partition(grouped(documents), documents)) == 2


def test_a_document_is_placed_when_it_comes_with_what_that_changed() -> None:
    grouper = StoryGrouper()
    told = {}
    for item in [*reports("Tarsk"), *reports("Velmora")]:
        membership = grouper.place(item)
        told[membership.document] = membership.story
        for change in membership.changes:
            told |= dict.fromkeys(change.documents, change.story)
    for change in grouper.settle():
        told |= dict.fromkeys(change.documents, change.story)

    # Whoever keeps the changes knows where everything is.
    assert told == {name: grouper.story_of(name) for name in told}


def test_a_story_keeps_its_id_when_it_grows() -> None:
    first, *rest = reports("Dunmere")
    grouper = StoryGrouper()

    name = grouper.place(first).story
    for item in rest:
        grouper.place(item)
    grouper.settle()

    assert name == first.id
    assert grouper.documents_of(name) == tuple(item.id for item in [first, *rest])


SAGA = {
    "strike": (
        "Dockers at Port Halden walked out on Monday over pay. Ines Korr, who leads the Dockers' Union, "
        "said 900 had left the quays. Crane driver Tom Aske from Wexmouth said pay had not risen for years.",
        "Work stopped at Port Halden on Monday as 900 dockers left the quays over pay. Crane driver Tom Aske "
        "came from Wexmouth to join the pickets with Ines Korr of the Dockers' Union.",
    ),
    "court": (
        "Judge Otto Velde in Marenstad fined the Dockers' Union 40,000 crowns on Friday for contempt. Its "
        "leader Ines Korr announced an appeal to the Supreme Court. Lawyer Lia Brandt called it harsh.",
        "The Dockers' Union must pay 40,000 crowns for contempt, Judge Otto Velde ruled in Marenstad on "
        "Friday. "
        "Lia Brandt, the lawyer of Ines Korr, will appeal to the Supreme Court against a harsh sentence.",
    ),
}


def test_an_event_is_linked_to_the_one_that_it_goes_on_from() -> None:
    grouper = StoryGrouper()
    changes: list[StoryChange] = []
    for day, (name, texts) in enumerate(SAGA.items(), 2):
        for at, text in enumerate(texts):
            item = document(text, identifier=f"{name}-{at}", published=f"2031-05-{7 * day:02}")
            changes += grouper.place(item).changes
    changes += grouper.settle()

    assert [(item.story, item.other) for item in changes if item.kind == "linked"] == [
        ("court-0", "strike-0")
    ]


def test_look_alike_events_are_no_saga() -> None:
    grouper = StoryGrouper()
    changes: list[StoryChange] = []
    for item in [*reports("Tarsk"), *reports("Velmora")]:
        changes += grouper.place(item).changes
    changes += grouper.settle()

    assert "linked" not in {change.kind for change in changes}


def test_what_the_user_parts_stays_parted() -> None:
    documents = reports("Tarsk")
    grouper = grouped(documents)

    constraint, changes = grouper.split("Tarsk-0", ["Tarsk-3"])
    for item in reports("Velmora"):
        grouper.place(item)
    grouper.settle()

    assert constraint == Constraint("apart", ("Tarsk-3",), ("Tarsk-0", "Tarsk-1", "Tarsk-2"))
    assert [(change.kind, change.documents, change.by_user) for change in changes if change.documents] == [
        ("split", ("Tarsk-3",), True)
    ]
    assert grouper.story_of("Tarsk-3") not in {grouper.story_of(f"Tarsk-{at}") for at in range(3)}


def test_what_the_user_merges_stays_merged() -> None:
    documents = [*reports("Tarsk"), *reports("Velmora")]
    grouper = grouped(documents)

    grouper.merge(["Tarsk-0", "Velmora-0"])
    for item in reports("Dunmere"):
        grouper.place(item)
    grouper.settle()

    assert len({grouper.story_of(item.id) for item in documents}) == 1
    assert grouper.story_of("Dunmere-0") != grouper.story_of("Tarsk-0")


def test_the_users_last_word_holds() -> None:
    grouper = grouped([*reports("Tarsk"), *reports("Velmora")])

    grouper.merge(["Tarsk-0", "Velmora-0"])
    story = grouper.story_of("Tarsk-0")
    grouper.split(story or "", [f"Velmora-{at}" for at in range(4)])

    assert grouper.story_of("Velmora-0") == grouper.story_of("Velmora-3") != grouper.story_of("Tarsk-0")


def test_a_constraint_binds_documents_that_come_later() -> None:
    grouper = StoryGrouper()
    grouper.constrain(Constraint("together", ("Tarsk-0",), ("Velmora-0",)))

    for item in (reports("Tarsk")[0], reports("Velmora")[0]):
        grouper.place(item)
    grouper.settle()

    assert grouper.story_of("Tarsk-0") == grouper.story_of("Velmora-0")


def test_a_grouper_that_is_given_back_its_documents_goes_on_as_before() -> None:
    early = [*reports("Tarsk")[:3], *reports("Velmora")[:3]]
    before = grouped(early)
    after = StoryGrouper()
    for item in early:
        membership = before.membership(item.id)
        assert membership is not None
        kept = Profile.from_bytes(read_profile(item).to_bytes())
        after.restore(kept, membership.story, membership.origin)

    for item in (reports("Tarsk")[3], reports("Velmora")[3]):
        assert after.place(item).story == before.place(item).story


def test_old_stories_are_let_go_of_by_day() -> None:
    grouper = grouped([*reports("Tarsk", day=1), *reports("Velmora", day=20)])

    gone = grouper.retire(before=date(2031, 5, 15).toordinal())

    assert gone == ("Tarsk-0",)
    assert grouper.story_of("Tarsk-1") is None
    assert grouper.story_of("Velmora-1") == "Velmora-0"


def test_no_more_documents_are_held_than_allowed() -> None:
    words = [f"{first}{second}{third}o" for first in "bdfgk" for second in "ae" for third in "lmnr"]
    documents = [
        document(" ".join(f"{word}{ending}" for ending in ("ta", "mu", "ki", "sor")), identifier=word)
        for word in words
    ]
    grouper = StoryGrouper(held=5)

    found = list(grouper.place_all(documents))

    assert [item.document for item in found] == [item.id for item in documents]
    assert [name for name in words if grouper.story_of(name)] == words[-5:]


def test_a_profile_survives_its_bytes_and_nothing_else_does() -> None:
    profile = read_profile(reports("Tarsk")[0])
    data = profile.to_bytes()

    assert Profile.from_bytes(data) == profile
    with pytest.raises(StoreError, match="version 1"):
        Profile.from_bytes(b"\x00" + data[1:])
    with pytest.raises(StoreError, match="bytes"):
        Profile.from_bytes(data[:-1])


def test_documents_without_blanks_between_words_are_grouped() -> None:
    texts = {
        "a": "港町ヴェルモラで火災があり倉庫三棟が全焼した。消防によると三人がけがをした。",
        "b": "ヴェルモラの倉庫で火災、三棟が全焼。三人がけがをしたと消防が発表した。",
        "c": "首都の議会は来年度の予算案を可決した。野党は増税に反対している。",
    }
    documents = [document(text, identifier=name, language="ja") for name, text in texts.items()]

    assert partition(grouped(documents), documents) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_names_and_figures_carry_across_languages() -> None:
    english = document(
        "The ferry Stella Norrland sank off Velmora with 214 people on board. Captain Erik Sundqvist was "
        "rescued by the Velmora coast guard, and so were 187 passengers of the Norrland line.",
        identifier="en",
        title="Ferry Stella Norrland sinks off Velmora",
        language="en",
    )
    german = document(
        "Die Fähre Stella Norrland ist vor Velmora mit 214 Menschen an Bord gesunken. Kapitän Erik Sundqvist "
        "wurde gerettet, ebenso 187 Passagiere der Norrland, wie die Küstenwache in Velmora mitteilte.",
        identifier="de",
        title="Fähre Stella Norrland vor Velmora gesunken",
        language="de",
    )

    assert partition(grouped([english, german]), [english, german]) == {frozenset({"en", "de"})}


@pytest.mark.parametrize("unit", ['"', "a.", "' ", "\n", "1,", "“(", "x"])
def test_a_million_characters_of_one_sort_are_read_in_no_time(unit: str) -> None:
    profile = read_profile(document(unit * (1_000_000 // len(unit)), identifier="long"))

    assert len(profile.to_bytes()) < 100_000


def test_short_notes_that_share_only_a_place_are_not_one_story() -> None:
    notes = [
        ("Orlenbruck council raises the price of parking from July.", "2031-05-02"),
        ("Nurses walked out at the hospital of Orlenbruck over pay.", "2031-05-03"),
        ("A chess player of fourteen won the open tournament in Orlenbruck.", "2031-05-03"),
        ("Orlenbruck: a van overturned and spilled four tonnes of gravel.", "2031-05-04"),
    ]
    documents = [
        document(text, identifier=f"note-{at}", published=day) for at, (text, day) in enumerate(notes)
    ]

    assert partition(grouped(documents), documents) == {frozenset({item.id}) for item in documents}


def test_two_bursts_of_reports_a_year_apart_are_two_events() -> None:
    told = {
        2030: ("Aldmoor", "a toll on locks"),
        2031: ("Quillby", "a fund for weirs"),
    }
    texts = (
        "The yearly congress of the River Guilds opened in {town} on Monday. Its theme is {plan}.",
        "Lock keepers and bargemen came to {town} for the congress of the River Guilds, which wants {plan}.",
    )
    documents = [
        document(text.format(town=town, plan=plan), identifier=f"{year}-{at}", published=f"{year}-06-0{at}")
        for year, (town, plan) in told.items()
        for at, text in enumerate(texts, 1)
    ]

    assert partition(grouped(documents), documents) == {
        frozenset({"2030-1", "2030-2"}),
        frozenset({"2031-1", "2031-2"}),
    }
