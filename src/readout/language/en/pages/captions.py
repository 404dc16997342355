"""Know how English captions are worded, and how they credit pictures."""

import re

from readout.language.common.pages.wording import CaptionWords

_PERSON = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,4}"
_KIND = (
    r"(?:File photo|Photo|Picture|Image|Video|Photograph|Photographer|Pic|Illustration|Courtesy|Credit"
    r"|Screenshot)s?"
)
_GRAPHIC = r"(?:chart|graph|map|graphic|infographic|table|diagram|video|photo|picture|image|clip)"
_STILL = (
    r"(?:[Ss]till|[Gg]rab|[Ss]creen ?(?:grab|shot)"
    r"|(?:[Ii]mage|[Vv]ideo|[Ss]creen|[Ff]rame|TV) (?:grab|still))"
)
_NAMED = r"[A-Z][\w.&' -]{2,40}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"

WORDS = CaptionWords(
    hint=re.compile(rf"/|©|\(c\)|Copyright| via | VIA | Via |[)\]]\s*$|Credit [A-Z]|{_KIND}(?: \w+){{0,2}}:"),
    named=re.compile(
        rf"(?:(?<![/\w])[(\[]?(?:REUTERS|Reuters|AP Photo|AP|AFP|EPA"
        rf"|PA)/{_PERSON}(?:, ?[\w ]{{2,20}})?(?:/[\w .-]{{2,40}})?[)\]]?"
        rf"|[(\[]{_KIND}(?: (?:by|courtesy of|courtesy|credit|from|via|of))?\s*[:/]?\s*[^()\[\]]{{2,120}}"
        r"[)\]]"
        rf"|{_KIND}(?: (?:by|courtesy of|credit))?:\s*[^.!?\n]{{2,120}}"
        rf"|(?<=[.!?\"'] )Credit {_NAMED}(?:(?: ?/ ?|,? via | for ){_NAMED})?"
        r"|(?:©|\(c\)|Copyright)(?!\s*\d{4})\s*[^.!?\n]{2,80}"
        r"|(?<![^.!?])[^.!?\n]{2,60} (?i:via (?:Storyful|Getty Images|Reuters|AP|AFP|Shutterstock|Flickr))"
        r")\s*$"
    ),
    may_touch="([©RA",
    between=re.compile(r"\s*/\s*|\s+via\s+"),
    before=re.compile(
        r"(?:GETTY|Getty Images|Getty|Rex Features|Shutterstock|Alamy|PA:Press Association|SWNS(?:\.com)?"
        r"|AP:Associated Press|Getty - Contributor|[\w ]{2,30}[•/]GETTY)\s+(?=[A-Z])"
    ),
    labelled=re.compile(
        r"(?:Image (?:copyright|source)\s*,?\s*(?P<credit>.{2,80}?)\s+)?(?:Image|Media) caption\s*,?\s+\S"
    ),
    opening=re.compile(
        r"(?:Enlarge this image\s+)?toggle caption\s+\S|Enlarge Image\s+\S"
        r"|(?:FILE|File|File photo|FILE PHOTO|Pictured|PICTURED|Photos?|PHOTOS?|Caption"
        r"|In pictures)\s*(?:-|:|--)\s*[A-Z]"
        r"|(?:FILE|File|In this|This|An?|The) ?[^.\n]{0,60}\b(?:file photo|photo (?:released"
        r"|provided|taken|shows)"
        r"|(?:image|picture|photograph|handout) (?:released|provided|taken) by"
        r"|undated (?:photo|image|picture))"
        r"|In this (?:\w+\.?,? ){0,4}\d{4},? (?:file )?(?:photo|image|picture)"
        r"|CLOSE [A-Z]"
        r"|(?:Photo|Image|Slide|Picture) \d{1,3} (?:of|/) \d{1,3}\W{1,3}[A-Z]"
        r"|\d{1,3} ?(?:of|/) ?\d{1,3} ?[|:] ?[A-Z]"
        rf"|(?:(?:Watch|See|View) )?(?:[Tt]he|[Tt]his|A|An) (?:\w+ )?{_GRAPHIC}s? (?:below|above)\b"
        rf"|(?:An? |The |This )?{_STILL}(?: image)?(?: (?:taken|made|obtained|provided|released))? from\b"
        rf"|(?:[^.!?]|\b{_MONTH}\.){{5,120}} (?:is|are) (?:seen|pictured|shown)(?! (?:as|by|to)\b)"
        rf"(?:[^.!?]|\b{_MONTH}\.){{3,160}} \d{{4}}\.?(?:\s|$)"
    ),
    pictured=re.compile(
        r"\((?:pictured|above|below|left|right|centre|center)\b|\bpictured\b(?! (?:as|him|her|it|them)\b)"
    ),
)
