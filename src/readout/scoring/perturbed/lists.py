"""The lists that articles are changed by: what is looked for, and what is put in its place.

Written for this test from general knowledge, apart from the lexicons that Readout reads.
"""

NUMBER_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

GIVEN = tuple(
    """
    James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony
    Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan
    Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander
    Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Peter Kyle Noah Ethan Jeremy
    Walter Christian Keith Roger Terry Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan Jesse Bryan Billy
    Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret
    Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia
    Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel
    Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly
    Hans Klaus Angela Pierre Jean Marie Carlos Luis Miguel Ahmed Mohammed Ali Hassan Ibrahim Omar Fatima Ivan
    Sergei Vladimir Dmitry Olga Natalia Igor Hiroshi Kenji Tom Bill Bob Mike Steve Jim Tim Dan Ben Chris Nick
    Tony Kate Kim Harry Simon Martin Theresa Boris Emmanuel Sebastian Philip Oliver Lewis Craig Neil Ian Colin
    """.split()  # noqa: SIM905 - a list of names is read and checked more easily like this
)
PEOPLE = (
    "Marek Novak", "Helen Brandt", "Tomas Lindqvist", "Ines Okoro", "Peter Holloway", "Claire Dufresne",
    "Rashid Karimi", "Laura Bellini", "Owen Prichard", "Sofia Markovic", "Daniel Achterberg", "Grace Mwangi",
    "Anton Petrenko", "Julia Steinbach", "Victor Almeida", "Hannah Whitlock", "Kenji Morita", "Leila Haddad",
    "Martin Kessler", "Nora Fitzgerald", "Stefan Ilic", "Rosa Delgado", "Edgar Blomberg", "Amina Diallo",
)  # fmt: skip
PLACES = (
    "Afghanistan", "Algeria", "Argentina", "Australia", "Austria", "Bangladesh", "Belgium", "Brazil",
    "Cambodia", "Canada", "Chile", "China", "Colombia", "Croatia", "Cuba", "Denmark", "Egypt", "Ethiopia",
    "Finland", "France", "Germany", "Ghana", "Greece", "Hungary", "India", "Indonesia", "Iran", "Iraq",
    "Ireland", "Israel", "Italy", "Japan", "Kenya", "Lebanon", "Libya", "Malaysia", "Mexico", "Morocco",
    "Nepal", "Nigeria", "Norway", "Pakistan", "Peru", "Poland", "Portugal", "Romania", "Russia", "Somalia",
    "Spain", "Sudan", "Sweden", "Switzerland", "Syria", "Thailand", "Turkey", "Uganda", "Ukraine", "Vietnam",
    "Yemen", "Zimbabwe", "London", "Paris", "Berlin", "Madrid", "Rome", "Vienna", "Athens", "Moscow",
    "Beijing", "Tokyo", "Delhi", "Mumbai", "Karachi", "Cairo", "Lagos", "Nairobi", "Istanbul", "Baghdad",
    "Sydney", "Melbourne", "Toronto", "Chicago", "Houston", "Boston", "Dallas", "Seattle", "Miami",
    "Manchester", "Birmingham", "Glasgow", "Edinburgh", "Dublin", "Munich", "Hamburg", "Barcelona", "Milan",
    "California", "Texas", "Florida", "Arizona", "Ohio", "Michigan", "Scotland", "Wales",
)  # fmt: skip
SHORT_FORMS = (
    "NATO", "NASA", "FBI", "CIA", "IMF", "OPEC", "UNICEF", "Interpol", "Reuters", "Google", "Apple",
    "Microsoft", "Facebook", "Twitter", "Samsung", "Toyota", "Boeing", "Airbus",
)  # fmt: skip
ORGANISATION_HEADS = (
    "Ministry", "University", "Bank", "Corporation", "Corp", "Group", "Agency", "Council", "Committee",
    "Party", "Association", "Commission", "Institute", "Company", "Department", "Airlines", "Hospital",
    "Foundation", "Society", "Union",
)  # fmt: skip
ORGANISATIONS = (
    "Northern Trade Bank", "Harbour Council", "Civic Reform Party", "Meridian Group", "Coastal University",
    "Central Transport Agency", "Saint Anne Hospital", "Road Safety Commission", "Eastern Airlines",
    "Marine Research Institute", "Farmers Association", "Water Resources Department",
)  # fmt: skip

GRAMMAR = frozenset(
    """
    about above after again against along also although always among another around because been before being
    below between both came come could does doing done down during each else even ever every from gave give
    given goes going gone gonna have having here hers herself himself into itself just know less like made
    make many more most much must myself never none nothing nobody once only other ours over really said same
    shall should since some something somebody someone still such take than that their theirs them themselves
    then there these they thing things think this those through together took toward towards under until upon
    very want wants wanted well went were what whatever when where whether which while whom whose will with
    within without would wouldn your yours yourself anything anyone everything everyone perhaps maybe might
    probably possibly reportedly allegedly apparently likely hundred hundreds thousand thousands million
    millions billion billions dozen dozens first second third today tomorrow yesterday tonight year years
    month months week weeks hour hours minute minutes days half percent neither either cannot several
    """.split()  # noqa: SIM905 - a table of words is read and checked more easily than a list of strings
)

# By their ending, the longest first; what has none of these gets one of the last list.
ENDINGS = {
    "tion": ("situation", "position", "collection", "operation", "tradition", "question"),
    "ness": ("kindness", "illness", "darkness", "weakness"),
    "ment": ("agreement", "treatment", "payment", "document"),
    "able": ("comfortable", "reasonable", "suitable", "valuable"),
    "ing": ("bringing", "writing", "holding", "covering", "drawing", "reading", "waiting"),
    "ful": ("careful", "peaceful", "painful", "useful"),
    "ous": ("famous", "serious", "curious", "generous"),
    "ed": ("opened", "welcomed", "covered", "watched", "repaired", "answered", "painted"),
    "ly": ("slowly", "openly", "quietly", "warmly", "sharply"),
    "al": ("central", "rural", "formal", "local"),
    "s": ("letters", "bridges", "doctors", "gardens", "engines", "stories", "rivers"),
}
OTHER_WORDS = (
    "garden", "letter", "engine", "winter", "doctor", "bridge", "market", "window", "river", "paper",
    "narrow", "gentle", "bitter", "heavy", "carry", "gather", "follow", "remember", "answer", "borrow",
)  # fmt: skip
