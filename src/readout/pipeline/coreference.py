"""Say which mentions of events are one event, for whoever stands above the rooms that read."""

from readout.reconcile.event_coreference import corefer
from readout.reconcile.event_mentions import EventMention

__all__ = ["EventMention", "corefer"]
