import { defineMessages } from '@xindai/i18n'

export const measureMessages = defineMessages({
  title: { zh: '开发样本上的表现', en: 'In the development sample' },
  none: {
    zh: '这张卡由专家制定, 或样本中没有所需变量, 因此没有区分度指标。',
    en: 'Experts wrote this card, or its sample lacks the facts: nothing could be measured.',
  },
  development: { zh: '开发样本', en: 'Developed on' },
  heldOut: { zh: '验证样本', en: 'Held out' },
  cases: { zh: '样本数', en: 'Cases' },
  casesSays: { zh: '样本中的客户数。', en: 'How many people are in the sample.' },
  bad: { zh: '坏样本数', en: 'Bad' },
  badSays: {
    zh: '其中违约的客户数。',
    en: 'How many of them went bad.',
  },
  aucSays: {
    zh: 'ROC 曲线下面积: 随机取一好一坏两个客户, 好客户得分更高的概率。0.5 等于乱猜, 1 为完全区分。',
    en: 'Area under the ROC curve: the chance that a good case scores higher than a bad one. 0.5 is a guess, 1 tells all apart.',
  },
  ksSays: {
    zh: '各分数点上, 坏客户累计占比与好客户累计占比之差的最大值。越大区分度越高。',
    en: 'The widest gap between the shares of bad and of good cases up to a score. The larger, the better they are told apart.',
  },
  giniSays: {
    zh: '基尼系数, 等于 2 × AUC − 1。0 为没有区分度, 1 为完全区分。',
    en: '2 × AUC − 1: 0 tells nothing apart, 1 tells all.',
  },
  psiSays: {
    zh: '群体稳定性指标: 验证样本与开发样本得分分布的差异。低于 0.1 为稳定, 高于 0.25 为明显变化。',
    en: 'Population stability index: how far the scores held out are from those developed on. Below 0.1 nothing has moved, above 0.25 much has.',
  },
})
