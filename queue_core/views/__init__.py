"""What each audience sees of an office: one small document per channel, and its patches.

`OfficeViews(office)` has every document that follows the commits; `wait`, `ticket` and `network`
draw those that follow a forecast. Shapes: docs/protocol.md, Documents by channel.
"""

from queue_core.views.order import desk_order

__all__ = ["desk_order"]
