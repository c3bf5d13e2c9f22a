"""The dimensions that reports share."""

from __future__ import annotations

from typing import Final

from xindai.reporting.statistics.kinds import Dimension, DimensionKind

DAY: Final = Dimension("day", "日期", "Day", DimensionKind.DAY, "v.on_date")
MONTH: Final = Dimension(
    "month", "月份", "Month", DimensionKind.MONTH, "date_trunc('month', v.on_date)::date"
)
PRODUCT: Final = Dimension("product", "产品", "Product", DimensionKind.PRODUCT, "v.product_id")
BRANCH: Final = Dimension("branch", "机构", "Branch", DimensionKind.BRANCH, "v.branch_id")
CHANNEL: Final = Dimension("channel", "渠道", "Channel", DimensionKind.CHANNEL, "v.channel")
OFFICER: Final = Dimension("officer", "客户经理", "Officer", DimensionKind.OFFICER, "v.officer")
BUCKET: Final = Dimension("bucket", "逾期阶段", "Bucket", DimensionKind.BUCKET, "v.bucket")
BUCKET_FROM: Final = Dimension(
    "bucketFrom", "上月末阶段", "Bucket a month before", DimensionKind.BUCKET, "v.bucket_from"
)
CLASS: Final = Dimension(
    "assetClass", "五级分类", "Class", DimensionKind.ASSET_CLASS, "v.asset_class"
)
CLASS_FROM: Final = Dimension(
    "classFrom", "上月末分类", "Class a month before", DimensionKind.ASSET_CLASS, "v.class_from"
)
STAGE: Final = Dimension("stage", "减值阶段", "Stage", DimensionKind.STAGE, "v.stage")
COHORT: Final = Dimension("cohort", "放款月份", "Disbursed in", DimensionKind.MONTH, "v.cohort")
AGE: Final = Dimension("age", "账龄(月)", "Months on book", DimensionKind.AGE, "v.age")
ACCOUNT: Final = Dimension("account", "科目", "Account", DimensionKind.ACCOUNT, "v.account")
WHO: Final = (PRODUCT, BRANCH, CHANNEL, OFFICER)
