"""What the page says besides the schema, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from xindai.graphql.base.guard import MOST_BYTES
from xindai.graphql.base.limits import MOST_ALIASES, MOST_COST, MOST_DEPTH, MOST_FIELDS
from xindai.graphql.base.versions import HEADER, UNRELEASED

Say = Callable[[str, str], str]
"""Picks the language of a page: say("中文", "English")."""

TITLE: Final = ("信贷开放接口", "Xindai API for integrators")
LEAD: Final = (
    "一个 GraphQL 地址, 一套 OAuth 2.1 令牌. 本页由接口定义生成, 示例均可直接运行.",
    "One GraphQL address, OAuth 2.1 tokens. This page is made from the schema; its examples run.",
)
TOKEN: Final = (
    "贵方在机构登记后得到 client_id 与 client_secret. 用它们换取十分钟有效的访问令牌, "
    "到期前再取一个. 密钥可以同时有两个有效, 更换时不中断服务.",
    "The lender registers you and gives you a client_id and a client_secret. Exchange them for an "
    "access token that is good for ten minutes; fetch the next before it runs out. Two secrets may "
    "be live at once, so that changing one interrupts nothing.",
)
TOKEN_NOTES: Final = (
    (
        "scope 可省略 (得到全部已授权范围), 或给出其中一部分, 以空格分隔.",
        "Leave scope out for all that you were given, or name a part of it, separated by spaces.",
    ),
    (
        "凭证也可以放在表单里: client_id 与 client_secret 两个字段.",
        "The credentials may stand in the form instead, as client_id and client_secret.",
    ),
    (
        "停用, 撤销密钥, 收回范围或更改地址名单都立即生效, 不等令牌到期.",
        "Deactivation, a revoked secret, a narrower scope or other networks count at once, "
        "also for tokens that are out.",
    ),
    (
        "公钥在 /.well-known/jwks.json, 元数据在 /.well-known/oauth-authorization-server.",
        "Public keys: /.well-known/jwks.json. Metadata: /.well-known/oauth-authorization-server.",
    ),
)
CALL: Final = (
    "所有操作都是对 /graphql 的 POST, 内容为 JSON; 订阅使用 graphql-transport-ws, "
    "令牌放在 connection_init 的 authorization 字段.",
    "Every operation is a POST of JSON to /graphql; subscriptions use graphql-transport-ws, with "
    "the token in the field authorization of connection_init.",
)
CALL_NOTES: Final = (
    (
        '金额是文本 ("1234.56"), 不是浮点数; 日期是 YYYY-MM-DD; id 不透明, 原样送回.',
        'Amounts are texts ("1234.56"), never floats; dates are YYYY-MM-DD; ids are opaque.',
    ),
    (
        "列表最多一页 100 条: first 与 after, 游标由服务端签名.",
        "Lists come in pages of at most 100: first and after; cursors are signed.",
    ),
    (
        "不是贵方的数据等同于不存在: 代码与文字完全相同.",
        "What is not yours is not there: the same code, the same text.",
    ),
)
ONCE: Final = (
    "每个改变数据的操作都带 idempotencyKey. 网络中断时用同一个键重发: 只执行一次, 回答相同; "
    "同一个键配其他内容得到 IDEMPOTENCY_CONFLICT. 拒绝也是回答, 同样重放.",
    "Whatever changes something takes an idempotencyKey. After a broken connection send the same "
    "key again: it is done once and answered the same; with other input the key is refused with "
    "IDEMPOTENCY_CONFLICT. A refusal is an answer too, and replayed.",
)
LIMITS: Final = (
    "每个客户端每分钟有请求数与费用两个限额, 由机构设定, 匀速恢复. 每个回答的头部都写明余额; "
    "超出时 HTTP 429, 代码 RATE_LIMITED, Retry-After 为应等待的秒数.",
    "Each client has two allowances a minute, requests and cost, set by the lender and refilled "
    "evenly. Every answer says in its headers what is left; beyond it come HTTP 429, the code "
    "RATE_LIMITED, and in Retry-After the seconds to wait.",
)
LIMIT_ROWS: Final = (
    (("请求大小", "Size of a request"), f"{MOST_BYTES // 1024} kB"),
    (("嵌套深度", "Depth"), str(MOST_DEPTH)),
    (("字段数", "Fields"), str(MOST_FIELDS)),
    (("别名数", "Aliases"), str(MOST_ALIASES)),
    (("单个操作的费用", "Cost of one operation"), f"{MOST_COST:,}"),
)
COST: Final = (
    "费用 = 字段数乘以所在列表的页大小; 需要计算的字段 (如试算) 更贵.",
    "Cost is the number of fields times the size of the pages they are on; fields that must be "
    "computed (quotes, APR) cost more.",
)
ERRORS: Final = (
    "预期的拒绝在 userErrors 里 (code, message, field), 其余在 errors[].extensions.code. "
    "请按代码处理, 文字可能变化; Accept-Language 选择 zh 或 en.",
    "Expected refusals are in userErrors (code, message, field), all others in "
    "errors[].extensions.code. Rely on codes, not on texts; Accept-Language picks zh or en.",
)
VERSIONS: Final = (
    f"请求头 {HEADER} 指定日期版本, 回答头写明所用版本. 不指定时使用客户端登记的版本. "
    f"未知日期得到 UNKNOWN_VERSION, 版本之外的字段得到 NOT_IN_VERSION. "
    f'"{UNRELEASED}" 为最新代码, 随时可能变化.',
    f"The header {HEADER} asks for a dated version, and the answer's header names the one used. "
    "Without it you get the version that your client is pinned to. An unknown date is refused with "
    "UNKNOWN_VERSION, a field outside the version with NOT_IN_VERSION. "
    f'"{UNRELEASED}" is the newest code and may change any day.',
)
WEBHOOKS: Final = (
    "事件以 Standard Webhooks 格式签名推送. 接收方应核对签名与时间戳, 按 id 去重, 并尽快回答 2xx; "
    "否则稍后重试. 事件只含编号与状态, 详情请查询.",
    "Events are pushed and signed as Standard Webhooks say. Verify signature and timestamp, drop "
    "ids seen before, and answer 2xx soon; otherwise they are sent again later. Events carry ids "
    "and states only: query for the rest.",
)
EXAMPLES: Final = (
    "每个示例都是一个文件, 并在测试中对真实的系统执行.",
    "Each example is a file that the tests run against a real house.",
)
