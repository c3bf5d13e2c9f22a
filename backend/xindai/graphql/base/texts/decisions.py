"""Codes of decisions and policies."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "DECISION_NOT_FOUND": ("决策不存在", "there is no such decision"),
    "DECISION_POLICY_NOT_FOUND": ("决策策略不存在", "there is no such policy"),
    "FACT_UNKNOWN": ("没有这个决策因子", "there is no such fact"),
    "POLICY_CHAMPION_MISSING": ("请先发布主策略版本", "publish a champion first"),
    "POLICY_CHAMPION_STAYS": (
        "主策略版本不能停用, 请发布新版本",
        "a champion is not retired: publish its successor",
    ),
    "POLICY_IN_REVIEW": ("有版本正在审核", "a version of this policy is being reviewed"),
    "POLICY_OWN_VERSION": ("不能发布自己编写的版本", "whoever wrote a version does not publish it"),
    "POLICY_TESTS_FAILED": ("测试用例未全部通过", "not all test cases pass"),
    "POLICY_TESTS_MISSING": ("版本需要测试用例", "a version needs test cases"),
    "POLICY_VERSION_NOT_FOUND": ("策略版本不存在", "there is no such version of a policy"),
    "POLICY_WRONG_STATUS": ("版本状态不允许此操作", "the version is not in the state for this"),
    "RULE_ANSWER_KIND": ("结果的类型不对", "the answer is of another kind"),
    "RULE_CONDITION_INVALID": (
        "条件的结果必须为 true 或 false",
        "a condition is true or false",
    ),
    "RULE_CONDITION_MISSING": (
        "决策表至少要有一个条件列",
        "a table has at least one condition",
    ),
    "RULE_EDGE_INVALID": ("连线无效", "the connection is not valid"),
    "RULE_ENDS_MISSING": (
        "决策流要有且只有一个输入和一个输出",
        "a model has one input and one output",
    ),
    "RULE_EVALUATION_FAILED": ("策略无法执行", "the rules cannot be evaluated for this"),
    "RULE_EXPRESSION_INVALID": ("表达式无效", "the expression is not valid"),
    "RULE_EXPRESSION_TOO_DEEP": ("表达式嵌套过深", "the expression is nested too deep"),
    "RULE_EXPRESSION_TOO_LONG": ("表达式过长", "the expression is too long"),
    "RULE_FACT_FORBIDDEN": ("该因素不得用于决策", "nobody is judged by this"),
    "RULE_FACT_UNKNOWN": (
        "引用了不存在的因子, 或前面的节点没有算出的字段",
        "neither a fact nor computed before",
    ),
    "RULE_FINDING_INVALID": (
        '结论只能为 "decline"、"refer" 或空, 并要给出原因代码',
        'an outcome is "decline", "refer" or empty, and has the code of a reason',
    ),
    "RULE_MODEL_CYCLE": ("节点形成循环", "the node leads back to itself"),
    "RULE_MODEL_INVALID": ("决策模型无效", "the model is not valid"),
    "RULE_MODEL_TOO_DEEP": ("决策模型嵌套过深", "the model is nested too deep"),
    "RULE_MODEL_TOO_LARGE": ("决策模型过大", "the model is too large"),
    "RULE_NAME_INVALID": (
        "名称无效: 字段名以小写字母开头, 由 a-z、0-9 和 _ 组成; 节点名称必填",
        "the name is not valid: fields are made of a-z, 0-9 and _, and a node has a name",
    ),
    "RULE_NAME_TAKEN": ("名称已被使用", "the name is taken"),
    "RULE_NODE_FORBIDDEN": ("不允许使用这种节点", "nodes of this kind are not allowed"),
    "RULE_NODE_LEADS_NOWHERE": ("节点没有后续节点", "no node follows this one"),
    "RULE_NODE_UNREACHED": ("节点没有输入, 决策不会经过它", "nothing leads to this node"),
    "RULE_NUMBER_INVALID": ("数字无效", "a number of at most 15 digits is wanted"),
    "RULE_OUTPUT_MISSING": (
        "节点没有输出: 请增加结论列或算式",
        "the node puts nothing out: add a conclusion or an expression",
    ),
    "RULE_REASON_UNKNOWN": ("原因代码没有文本", "a reason has no texts"),
    "RULE_TIMEOUT": ("策略执行超时", "the rules took too long"),
    "SIMULATION_NOT_FOUND": ("仿真不存在", "there is no such simulation"),
}
