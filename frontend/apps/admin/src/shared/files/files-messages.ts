import { defineMessages } from '@xindai/i18n'

export const filesMessages = defineMessages({
  choose: { zh: '上传图片', en: 'Upload pictures' },
  failed: { zh: '上传失败 ({code}), 请重试。', en: 'The upload failed ({code}). Try again.' },
  done: { zh: '已上传', en: 'Uploaded' },
  download: { zh: '下载 PDF', en: 'Download the PDF' },
  opening: { zh: '正在打开文件', en: 'Opening the file' },
  gone: {
    zh: '文件链接已过期或无法打开。请重新读取。',
    en: 'The link to the file has run out or cannot be opened. Read it again.',
  },
  again: { zh: '重新读取', en: 'Read again' },
  viewer: { zh: '文件内容: {name}', en: 'The document {name}' },
})
