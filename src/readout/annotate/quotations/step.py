"""Find quotations: the words that a document gives to somebody, with cue and speaker.

What counts: words in quotation marks that are spoken or written by somebody (direct), a
clause that reports what somebody said, thinks or wants (indirect), and a clause of which
only part stands in marks (mixed). What does not: titles and scare quotes.

A quotation whose speaker cannot be found is kept, with no speaker: in news an
unattributed quotation is a finding, not a failure. In a language of which no words around
quotations are known, the marks alone tell: no cue, no speaker, nothing indirect.
"""

from dataclasses import replace

from readout.annotate.quotations.build import build, in_marks_alone
from readout.annotate.quotations.clauses import find_attributions
from readout.annotate.quotations.direct import find_spoken
from readout.annotate.quotations.page import Page
from readout.annotate.quotations.phrases import find_phrases
from readout.annotate.quotations.posts import find_posts
from readout.annotate.quotations.speakers import name_speakers
from readout.language.pack.registry import pack_of
from readout.language.pack.speech import Speech
from readout.model.layers import Annotation
from readout.model.step import Step


def find_quotations(annotation: Annotation) -> Annotation:
    """Give the annotation its quotations, in order of the text."""
    speech = pack_of(annotation.document.language).speech
    page = Page.of(annotation.parse, speech or Speech(), annotation.document.title_span)
    spoken = find_spoken(page)
    if speech is None:
        return replace(annotation, quotations=tuple(in_marks_alone(page, spoken)))
    attributions = [*find_attributions(page), *find_phrases(page)]
    drafts = build(page, spoken, attributions, list(find_posts(page)))
    found = name_speakers(page, drafts, annotation.entities or (), annotation.mentions or ())
    return replace(annotation, quotations=tuple(found))


STEP = Step(
    name="quotations", needs=("sentences", "entities", "mentions"), gives=("quotations",), run=find_quotations
)
