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
    "REPORT_NOT_FOUND": ("报表不存在", "There is no such report"),
    "REPORT_DIMENSION_UNKNOWN": ("该报表没有此维度", "The report has no such dimension"),
    "REPORT_VALUE_INVALID": ("筛选值无效", "Not a value of the dimension"),
    "REPORT_FIGURE_UNKNOWN": ("该报表没有此指标明细", "There are no loans behind this figure"),
    "REPORT_PERIOD_INVALID": ("统计区间无效", "The period is not one"),
    "REPORT_TOO_MANY_DIMENSIONS": ("维度过多或重复", "Too many dimensions, or one twice"),
    "REPORT_DEFINITION_NOT_FOUND": ("报表定义不存在", "There is no such definition"),
    "REPORT_DEFINITION_INVALID": ("报表定义无效", "The definition cannot be kept like this"),
    "TOO_MANY_REPORT_DEFINITIONS": ("报表定义已达上限", "There are too many definitions"),
}
