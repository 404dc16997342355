"""Say which mentions of events are one event, for whoever stands above the rooms that read."""

from readout.reconcile.happenings.coreference import corefer
from readout.reconcile.happenings.mentions import EventMention

__all__ = ["EventMention", "corefer"]
