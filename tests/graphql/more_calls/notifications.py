"""Calls of contacts, messages and preferences."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NO_RULES = to_id("ContactRuleSet", UUID(int=1))
NO_STOP = to_id("ContactStop", UUID(int=1))
NO_TEMPLATE = to_id("MessageTemplate", UUID(int=1))
NO_VERSION = to_id("MessageTemplateVersion", UUID(int=1))
RULE = {"code": "hours", "zh": "时段", "en": "Hours", "fromMinute": 480, "toMinute": 1200}
KEY = "BI5TO2-gv3tGJbswZnwB-2B--fi4qA_vWzAGKHAxh7Kjc-sdveAzGDZtBp-DpvWQAFPHNjPLBBshxV4ahsH0ALQ"
"""A point of the curve, as a browser gives it."""
NO_POLICY = to_id("ReminderPolicy", UUID(int=1))
_POLICY = "policy { id version status steps { code days channels } }"
_RULES = "ruleSet { id version status makers { name } }"
_TEMPLATE = "template { id kind versions { id status } }"
_STOP = "stop { id kind purposes channels liftedAt }"
_PREFERENCE = "preference { language email hasPush choices { purpose channels } }"
_MISSING = ("IDENTITY_MISSING",)

CALLS: list[Call] = [
    query("contactRuleSets", "",
          "{ id version status rules { code zh en purposes roles channels regions isForbidden "
          "noDebt fromMinute toMinute weekdays closedDays capDay capWeek gapMinutes } "
          "makers { name } checker { name } reason createdAt approvedAt retiredAt }"),
    query("contactMay", "customerId: ID!, purpose: ContactPurpose!, channel: ContactChannel!, "
          "at: String", "{ isPermitted code rule nextAt }",
          customerId=lambda ids: ids.customer, purpose="COLLECTION", channel="CALL",
          at="2026-03-31T08:00:00+08:00"),
    query("contactStops", "customerId: ID!", "{ id role kind purposes channels fromAt untilAt "
          "reference createdBy { name } liftedBy { name } liftedAt }",
          customerId=lambda ids: ids.customer),
    query("contactAttempts", "customerId: ID!, first: Int",
          "{ id role purpose channel reference at createdBy { name } }",
          customerId=lambda ids: ids.customer, first=5),
    mutation("contactRulesDraft", lambda _: {"rules": [RULE]}, _RULES, writes=True,
             may_answer=("WRONG_CONTACT_RULES_STATUS",)),
    mutation("contactRulesReturn", lambda _: {"ruleSetId": NO_RULES, "reason": "时段太宽"}, _RULES,
             may_answer=("CONTACT_RULES_NOT_FOUND",)),
    *(
        mutation(name, lambda _: {"ruleSetId": NO_RULES}, _RULES,
                 may_answer=("CONTACT_RULES_NOT_FOUND",))
        for name in ("contactRulesSubmit", "contactRulesApprove")
    ),
    mutation("contactStopAdd", lambda ids: {"customerId": ids.customer, "kind": "STOP_REQUEST",
             "channels": ["CALL"]}, _STOP, writes=True),
    mutation("contactStopLift", lambda _: {"stopId": NO_STOP, "reason": "客户同意"}, _STOP,
             may_answer=("CONTACT_STOP_NOT_FOUND",)),
    query("messages", "where: MessageWhere, first: Int",
          "{ pageInfo { hasNextPage endCursor } edges { cursor node { id customerId customerName "
          "purpose kind channel language subject body reference status reason reasonText tries "
          "dueAt expiresAt createdAt sentAt settledAt deliveredAt templateVersionId } } }",
          where={"status": "SENT"}, first=5),
    query("messageTemplates", "",
          "{ id kind zh en purpose variables { name kind zh en sample } versions { id version "
          "status texts { channel language subject body } makers { name } checker { name } "
          "reason createdAt approvedAt retiredAt } }"),
    query("messagePreview", "kind: String!, texts: [MessageTextInput!]!",
          "{ channel language subject body }", kind="loan.due_today",
          texts=[{"channel": "SMS", "language": "zh", "body": "应还{{amount}}"},
                 {"channel": "SMS", "language": "en", "body": "{{amount}} is due"}]),
    query("reminderSteps", "", "{ code days channels }"),
    mutation("messageTemplateDraft", lambda _: {"templateId": NO_TEMPLATE, "texts": []}, _TEMPLATE,
             may_answer=("MESSAGE_TEMPLATE_NOT_FOUND",)),
    mutation("messageTemplateReturn", lambda _: {"versionId": NO_VERSION, "reason": "太长"},
             _TEMPLATE, may_answer=("MESSAGE_TEMPLATE_NOT_FOUND",)),
    *(
        mutation(name, lambda _: {"versionId": NO_VERSION}, _TEMPLATE,
                 may_answer=("MESSAGE_TEMPLATE_NOT_FOUND",))
        for name in ("messageTemplateSubmit", "messageTemplateApprove")
    ),
    query("reminderPolicies", "", "{ id version status steps { code days channels } "
          "makers { name } checker { name } reason createdAt approvedAt retiredAt }"),
    query("reminderForecast", "steps: [ReminderStepInput!]", "{ on isDone isWhole steps { code "
          "days loans customers counts { channel messages } } }",
          steps=[{"code": "t_minus_2", "days": -2, "channels": ["SMS"]}]),
    mutation("reminderPolicyDraft", lambda _: {"steps": [{"code": "t_minus_2", "days": -2,
             "channels": ["SMS"]}]}, _POLICY, writes=True,
             may_answer=("WRONG_REMINDER_POLICY_STATUS",)),
    mutation("reminderPolicyReturn", lambda _: {"policyId": NO_POLICY, "reason": "太密"}, _POLICY,
             may_answer=("REMINDER_POLICY_NOT_FOUND",)),
    *(
        mutation(name, lambda _: {"policyId": NO_POLICY}, _POLICY,
                 may_answer=("REMINDER_POLICY_NOT_FOUND",))
        for name in ("reminderPolicySubmit", "reminderPolicyApprove")
    ),
    query("ownMessagePreference", "",
          "{ language email emailConfirmed hasPush pushKey choices { purpose channels } }"),
    mutation("ownMessagePreferenceSet", lambda _: {"language": "zh", "choices": [
             {"purpose": "REMINDER", "channels": ["SMS"]}]}, _PREFERENCE,
             writes=True, may_answer=_MISSING),
    mutation("ownEmailCodeSend", lambda _: {}, _PREFERENCE,
             may_answer=("EMAIL_NOT_OPEN", *_MISSING)),
    mutation("ownEmailConfirm", lambda _: {"code": "000000"}, _PREFERENCE,
             may_answer=("EMAIL_CODE_WRONG", *_MISSING)),
    mutation("pushSubscribe", lambda _: {"endpoint": "https://93.184.216.34/push", "p256dh": KEY,
             "auth": "A" * 22}, _PREFERENCE, writes=True, may_answer=_MISSING),
    mutation("pushUnsubscribe", lambda _: {"endpoint": "https://93.184.216.34/push"}, _PREFERENCE,
             writes=True, may_answer=_MISSING),
]  # fmt: skip
