import { DeleteOutlined } from '@ant-design/icons'
import { comma, fill, useLanguage, useMessages } from '@xindai/i18n'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { factText } from '../../../shared/fact-text'
import { asList, asObject, at, type JsonObject, withAt } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { textMessages } from '../messages'
import type { Fact } from './PolicyPage'

interface Props {
  readonly content: JsonObject
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly Fact[]
}

/** The texts of reasons, and the parameters that stand beside the rules. */
export function TextsTab({ content, onChange, facts }: Props) {
  const t = useMessages(textMessages)
  const language = useLanguage()
  const wordOf = (name: string) => facts.find((fact) => fact.name === name)?.[language] ?? name
  const optional = at(content, 'optional')
  const names = Array.isArray(optional) ? optional.map(String) : []
  const amount = (path: string) => factText(at(content, path), 'minor')
  const affordable = [
    { label: t.share, value: `${factText(at(content, 'affordability.share_bps'), 'bps')}%` },
    { label: t.reserve, value: amount('affordability.reserve_minor') },
    { label: t.step, value: amount('affordability.amount_step_minor') },
    { label: t.scorecard, value: String(at(content, 'scorecard') ?? t.none) },
    { label: t.optional, value: names.map(wordOf).join(comma()) || t.none },
    {
      label: t.actionable,
      value:
        asList(at(content, 'actionable'))
          .map((one) => wordOf(String(one.fact)))
          .join(comma()) || t.none,
    },
  ]
  return (
    <div className="xd-stack">
      <Section title={t.affordability}>
        <Facts facts={affordable} />
      </Section>
      <Section title={t.reasons}>
        <p className="xd-muted">{t.reasonsHint}</p>
        <Reasons content={content} onChange={onChange} />
      </Section>
    </div>
  )
}

function Reasons({ content, onChange }: Pick<Props, 'content' | 'onChange'>) {
  const t = useMessages(textMessages)
  const [code, setCode] = useState('')
  const reasons = asObject(at(content, 'reasons'))
  const put = (next: JsonObject) => onChange?.(withAt(content, 'reasons', next))
  const text = (key: string, language: 'zh' | 'en') => {
    const value = String(asObject(reasons[key])[language] ?? '')
    if (!onChange) return value
    return (
      <Input
        value={value}
        maxLength={200}
        aria-label={`${key} ${t[language]}`}
        onChange={(event) =>
          put({ ...reasons, [key]: { ...asObject(reasons[key]), [language]: event.target.value } })
        }
      />
    )
  }
  const remove = (key: string) => {
    const { [key]: _gone, ...rest } = reasons
    put(rest)
  }
  return (
    <>
      <div className="xp-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.code}</th>
              <th scope="col">{t.zh}</th>
              <th scope="col">{t.en}</th>
            </tr>
          </thead>
          <tbody>
            {Object.keys(reasons).map((key) => (
              <tr key={key}>
                <th scope="row">
                  <code>{key}</code>
                  {onChange ? (
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={fill(t.remove, { code: key })}
                      onClick={() => remove(key)}
                    />
                  ) : null}
                </th>
                <td>{text(key, 'zh')}</td>
                <td>{text(key, 'en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {onChange ? (
        <div className="xp-tools">
          <Input
            value={code}
            aria-label={t.code}
            placeholder={t.code}
            maxLength={60}
            style={{ width: 240 }}
            onChange={(event) => setCode(event.target.value.toUpperCase())}
          />
          <Button
            disabled={code === '' || code in reasons}
            onClick={() => {
              put({ ...reasons, [code]: { zh: '', en: '' } })
              setCode('')
            }}
          >
            {t.add}
          </Button>
        </div>
      ) : null}
    </>
  )
}
