"""Why a view, an export or a period was refused."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "SAVED_VIEW_INVALID": ("视图内容无效", "The view cannot be kept like this"),
    "SAVED_VIEW_NOT_FOUND": ("视图不存在", "There is no such view"),
    "TOO_MANY_SAVED_VIEWS": ("该列表的视图已达上限", "There are too many views of this list"),
    "EXPORT_COLUMN_UNKNOWN": ("该列表没有此列", "The list has no such column"),
    "EXPORT_FILTER_INVALID": ("列表不接受该筛选条件", "The list does not take this filter"),
    "EXPORT_NOT_FOUND": ("导出不存在", "There is no such export"),
    "EXPORT_NOT_READY": ("文件尚未生成或已过期", "The file is not there, or not any more"),
    "TOO_MANY_EXPORTS": ("正在生成的导出过多，请稍候", "Too many exports are being written"),
    "FIGURES_PERIOD_INVALID": ("日期区间须为 1 至 366 天", "The period is 1 to 366 days"),
    "PERIOD_NOT_OVER": ("该月尚未结束，不能结账", "The month is not over"),
    "EARLIER_PERIOD_OPEN": ("更早的月份尚未结账", "An earlier month is still open"),
}
