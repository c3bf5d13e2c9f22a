import './preferences.css'
import { useCode, useRead, useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Notice, Section } from '../../../shared/blocks'
import { CheckField, ChoiceField } from '../../../shared/choices'
import { TextField } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { useForm, type Values } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { ConfirmEmail } from './ConfirmEmail'
import { boxesOf, CHANNELS, choicesOf, PURPOSES } from './choices'
import { PushSwitch } from './PushSwitch'
import { preferenceMessages } from './preference-messages'
import {
  OwnPreferenceDocument,
  type OwnPreferenceQuery,
  OwnPreferenceSetDocument,
} from './preferences.generated'

type Preference = NonNullable<OwnPreferenceQuery['ownMessagePreference']>

/** By what, and in which language, he is told what concerns his money. */
export function Component() {
  const t = useMessages(preferenceMessages)
  const read = useRead(OwnPreferenceDocument, {})
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ ownMessagePreference: found }) =>
          found ? (
            <>
              <Section title={t.pushTitle}>
                <PushSwitch serverKey={found.pushKey} />
              </Section>
              {found.email && !found.emailConfirmed ? (
                <ConfirmEmail email={found.email} onDone={read.reload} />
              ) : null}
              <Choices preference={found} onDone={read.reload} />
            </>
          ) : (
            <Notice tone="warn">{t.missing}</Notice>
          )
        }
      </Reading>
    </Page>
  )
}

function Choices({ preference, onDone }: { preference: Preference; onDone: () => void }) {
  const t = useMessages(preferenceMessages)
  const code = useCode()
  const { send } = useVerb(OwnPreferenceSetDocument)
  const [saved, setSaved] = useState(false)
  const initial: Values = {
    ...boxesOf(preference.choices),
    language: preference.language,
    email: '',
    removeEmail: false,
  }
  const form = useForm({
    initial,
    send: (values) =>
      send({
        language: String(values.language),
        choices: choicesOf(values),
        ...emailOf(values),
      } as never),
    onDone: () => {
      setSaved(true)
      onDone()
    },
  })
  const { values, set } = form
  return (
    <Section title={t.choices}>
      <p className="x-hint">{t.choicesHint}</p>
      <VerbForm form={form} submit={t.save}>
        {PURPOSES.map((purpose) => (
          <fieldset key={purpose} className="x-field">
            <legend>{t[purpose]}</legend>
            <div className="xp-boxes">
              {CHANNELS.map((channel) => (
                <CheckField
                  key={channel}
                  label={code('ContactChannel', channel)}
                  checked={values[`${purpose}.${channel}`] === true}
                  onChange={(checked) => set(`${purpose}.${channel}`, checked)}
                />
              ))}
            </div>
          </fieldset>
        ))}
        <ChoiceField
          label={t.language}
          value={String(values.language)}
          onChange={(value) => set('language', value)}
          options={[
            { value: 'zh', label: t.zh },
            { value: 'en', label: t.en },
          ]}
        />
        <TextField
          label={t.email}
          value={String(values.email)}
          onChange={(value) => set('email', value)}
          error={form.errorOf('email')}
          hint={preference.email ? fill(t.emailNow, { email: preference.email }) : t.emailNone}
          autoComplete="email"
          inputMode="email"
          maxLength={254}
        />
        {preference.email ? (
          <CheckField
            label={t.removeEmail}
            checked={values.removeEmail === true}
            onChange={(checked) => set('removeEmail', checked)}
          />
        ) : null}
        {saved ? (
          <Notice tone="good" alert>
            {t.saved}
          </Notice>
        ) : null}
      </VerbForm>
    </Section>
  )
}

/** Nothing typed leaves the address as it is. */
function emailOf(values: Values): { email?: string } {
  if (values.removeEmail === true) return { email: '' }
  const typed = String(values.email).trim()
  return typed ? { email: typed } : {}
}
