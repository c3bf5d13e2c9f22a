"""Codes of customers."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "CONTACT_EXISTS": ("该手机号已是联系人", "a contact has this phone"),
    "CONTACT_IS_SELF": ("不能填写客户本人手机号", "this is the customer's own phone"),
    "CONTACT_NOT_FOUND": ("联系人不存在", "there is no such contact"),
    "CUSTOMER_AMOUNT_KIND_WRONG": ("收支类型与方向不符", "this kind does not go this way"),
    "CUSTOMER_AMOUNT_NOT_FOUND": ("收支记录不存在", "there is no such amount"),
    "CUSTOMER_DOCUMENT_CHECKED": ("资料已核验", "the document was checked already"),
    "CUSTOMER_DOCUMENT_EXPIRED": ("资料已过期", "the document has expired"),
    "CUSTOMER_DOCUMENT_NOT_FOUND": ("资料不存在", "there is no such document"),
    "CUSTOMER_RELATION_EXISTS": ("该关系已登记", "this relation is known"),
    "CUSTOMER_RELATION_NOT_FOUND": ("客户关系不存在", "there is no such relation"),
    "CUSTOMER_RELATION_TO_SELF": ("不能与本人建立关系", "two customers are wanted"),
    "CUSTOMER_TAG_INVALID": (
        "分群与标签为小写字母, 数字和下划线, 最多 30 个",
        "1 to 40 of a-z, 0-9 and _, at most 30",
    ),
    "EMPLOYER_MISSING": ("请填写工作单位", "name the employer"),
    "LIST_ENTRY_AMOUNT": (
        "白名单需要金额与有效期, 黑名单没有金额",
        "the whitelist needs amount and validUntil, the blacklist has no amount",
    ),
    "LIST_ENTRY_EXISTS": ("此人已在名单中", "this person is on the list"),
    "LIST_ENTRY_NOT_FOUND": ("名单条目不存在", "there is no such entry"),
    "LIST_ENTRY_NOT_PROPOSED": ("该条目没有待复核事项", "nothing is proposed for this entry"),
    "LIST_ENTRY_NOT_REMOVABLE": ("只有生效的条目可以移出", "only an active entry can be removed"),
    "LIST_ENTRY_OUTDATED": ("有效期已过", "the last day is over"),
    "LIST_ENTRY_PERSON": (
        "请指定客户或证件号其中之一",
        "name a customer or an ID number, one of them",
    ),
    "LIST_IMPORT_NOT_FOUND": ("导入不存在", "there is no such import"),
    "LIST_IMPORT_NOT_READY": ("只有已核对的导入可以应用", "only a checked import can be applied"),
    "LIST_IMPORT_UNREADABLE": (
        "无法读取: 首行须为列名 (证件号, 金额, 有效期, 原因)",
        "the first sheet has no table as it is wanted",
    ),
    "SAME_PERSON": ("须由另一人操作", "somebody else has to do this"),
    "TOO_MANY_CONTACTS": ("联系人过多", "too many contacts"),
    "TOO_MANY_CUSTOMER_AMOUNTS": ("收支记录过多", "too many monthly amounts"),
}
