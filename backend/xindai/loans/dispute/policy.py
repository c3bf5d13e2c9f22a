"""What the law and the house say about disputes."""

from __future__ import annotations

from typing import Final

ANSWER_DAYS: Final = 15
"""Days in which a complaint is decided: 银行业保险业消费投诉处理管理办法 (银保监会令 2020 年第 3
号), article 20: 15 days; 30 where it is complicated, and 30 more with the leave of headquarters.
We count the first 15; whoever needs more is on the list of the late ones until he has answered."""
MOST_TEXT: Final = 1000
MOST_DOCUMENTS: Final = 10
