import { BellOutlined, MailOutlined, PhoneOutlined, SendOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const TEMPLATES = ['message_template.read']
const REMINDERS = ['reminder.read']
const RULES = ['contact.read']
const MESSAGES = ['message.read']

export default {
  menu: [
    {
      path: '/messages',
      text: menuMessages.messages,
      icon: SendOutlined,
      group: 'customers',
      order: 60,
      permissions: MESSAGES,
    },
    {
      path: '/message-templates',
      text: menuMessages.templates,
      icon: MailOutlined,
      group: 'rules',
      order: 52,
      permissions: TEMPLATES,
    },
    {
      path: '/reminder-policy',
      text: menuMessages.reminders,
      icon: BellOutlined,
      group: 'rules',
      order: 53,
      permissions: REMINDERS,
    },
    {
      path: '/contact-rules',
      text: menuMessages.rules,
      icon: PhoneOutlined,
      group: 'rules',
      order: 54,
      permissions: RULES,
    },
  ],
  screens: [
    {
      path: 'messages',
      permissions: MESSAGES,
      lazy: () => import('./deliveries/MessageList'),
    },
    {
      path: 'message-templates',
      permissions: TEMPLATES,
      lazy: () => import('./templates/MessageTemplateList'),
    },
    {
      path: 'message-templates/:id',
      permissions: TEMPLATES,
      lazy: () => import('./templates/MessageTemplatePage'),
    },
    {
      path: 'reminder-policy',
      permissions: REMINDERS,
      lazy: () => import('./reminders/ReminderPolicies'),
    },
    { path: 'contact-rules', permissions: RULES, lazy: () => import('./rules/ContactRules') },
  ],
} satisfies Feature
