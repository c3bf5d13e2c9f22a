"""Every entry and every type of the schema as HTML."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLScalarType,
    get_named_type,
)

from xindai.graphql.base import walk
from xindai.graphql.base.access import Access, Rows
from xindai.graphql.base.versions import dates_of
from xindai.graphql.docs.html import Html, code, joined, table, tag
from xindai.graphql.docs.texts import Say

ROWS: Final = {
    Rows.NONE: ("无行级数据", "no rows"),
    Rows.SELF: ("仅本人", "its own"),
    Rows.BRANCH: ("本机构及下级机构", "its branch and below"),
    Rows.LENDER: ("全机构", "the whole lender"),
}
ROOTS: Final = {
    "Query": ("查询", "Queries"),
    "Mutation": ("变更", "Mutations"),
    "Subscription": ("订阅", "Subscriptions"),
}
BUILT_IN: Final = {"String", "Int", "Float", "Boolean", "ID"}


def entries(schema: Any, say: Say) -> Html:
    """The sections of the three roots."""
    known = list(walk.entries(schema))
    parts: list[str] = []
    for root, names in ROOTS.items():
        fields = schema._schema.type_map[root].fields
        mine = [entry for entry in known if entry.root == root]
        parts.append(tag("h2", say(*names), id=root.lower()))
        parts += [_entry(root, entry.name, fields[entry.name], entry.access, say) for entry in mine]
    return joined(*parts)


def links(schema: Any, root: str) -> list[Html]:
    """A link to each entry of a root."""
    return [
        tag("a", entry.name, href=f"#{anchor(root, entry.name)}")
        for entry in walk.entries(schema)
        if entry.root == root
    ]


def anchor(root: str, name: str) -> str:
    """The fragment of an entry."""
    return f"{root.lower()}-{name}"


def _entry(root: str, name: str, field: Any, access: Access, say: Say) -> Html:
    facts = [
        joined(tag("dt", say("谁可调用", "Who may call")), tag("dd", _who(access, say))),
        joined(tag("dt", say("数据范围", "Rows")), tag("dd", say(*ROWS[access.rows]))),
        joined(tag("dt", say("返回", "Returns")), tag("dd", type_link(field.type))),
    ]
    arguments = [_argument(given, argument) for given, argument in sorted(field.args.items())]
    heads = [say("参数", "Argument"), say("类型", "Type"), say("默认值", "Default")]
    return tag(
        "section",
        tag("h3", tag("a", name, href=f"#{anchor(root, name)}")),
        tag("p", field.description or ""),
        tag("dl", *facts),
        table(heads, arguments) if arguments else Html(""),
        id=anchor(root, name),
        class_="entry",
    )


def _argument(name: str, argument: Any) -> list[str]:
    value = argument.default_value
    shown = value.name if isinstance(value, Enum) else value
    given = isinstance(shown, str | int)
    return [code(name), type_link(argument.type), code(str(shown)) if given else ""]


def _who(access: Access, say: Say) -> Html:
    who = access.who
    if who.anybody:
        return joined(say("任何人, 无需令牌", "anybody, without a token"))
    if who.signed_in:
        return joined(say("任何有效令牌", "every valid token"))
    if who.permission is None:
        return joined(say("仅借款人, 不对第三方开放", "borrowers only, not third parties"))
    name = say(who.permission.zh, who.permission.en)
    return joined(say("权限 ", "scope "), code(who.permission.code), f" ({name})")


def type_link(kind: Any) -> Html:
    """ "[Loan!]!" with a link to Loan."""
    name = get_named_type(kind).name
    before, _, after = str(kind).partition(name)
    shown = name if name in BUILT_IN else tag("a", name, href=f"#type-{name}")
    return tag("code", before, shown, after)


def types(schema: Any, say: Say) -> Html:
    """Objects, inputs, enums and scalars, in the order of the alphabet."""
    classes, dates = walk.types(schema), dates_of(schema._schema)
    parts: list[str] = []
    for name, kind in sorted(schema._schema.type_map.items()):
        if name.startswith("__") or name in walk.ROOTS or name in BUILT_IN:
            continue
        if isinstance(kind, GraphQLEnumType):
            inside: str = joined(*(tag("li", code(value)) for value in kind.values))
            body = tag("ul", inside, class_="values")
        elif isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            rows: list[list[str]] = [
                [
                    code(field),
                    type_link(kind.fields[field].type),
                    _class(classes[name][field], dates.get(f"{name}.{field}"), say),
                ]
                for field in kind.fields
            ]
            heads = [say("字段", "Field"), say("类型", "Type"), say("数据级别", "Data class")]
            body = table(heads, rows)
        elif isinstance(kind, GraphQLScalarType):
            body = Html("")
        else:
            continue
        title = tag("h3", tag("a", name, href=f"#type-{name}"))
        about = tag("p", kind.description or "")
        parts.append(tag("section", title, about, body, id=f"type-{name}", class_="entry"))
    return joined(*parts)


def _class(found: Any, dates: Any, say: Say) -> Html:
    words = [str(found)]
    if dates is not None and dates.since:
        words.append(say(f"自 {dates.since}", f"since {dates.since}"))
    if dates is not None and dates.until:
        words.append(say(f"至 {dates.until}", f"until {dates.until}"))
    return joined(", ".join(words))
