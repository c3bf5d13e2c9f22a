import { problemOf, useVerb } from '@xindai/graphql'
import type { ExportList } from '@xindai/graphql/schema'
import { useLanguage } from '@xindai/i18n'
import { useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'
import { ExportOpenDocument, ExportStartDocument, ExportStateDocument } from './exports.generated'

type Listed = Exclude<ExportList, 'REPORT' | 'REPORT_LOANS'>
const LISTS: Readonly<Record<Listed, true>> = {
  APPLICATIONS: true,
  APPROVALS: true,
  AUDIT_RECORDS: true,
  CONTRACTS: true,
  CREDIT_LINES: true,
  CUSTOMERS: true,
  DISBURSEMENTS: true,
  JOURNAL_ENTRIES: true,
  LIST_ENTRIES: true,
  LOANS: true,
  MERCHANTS: true,
  PAYMENT_ORDERS: true,
  PRODUCTS: true,
  RECONCILIATION_BREAKS: true,
  SETTLEMENT_DAYS: true,
  TRIAL_BALANCE: true,
  WARNING_TASKS: true,
  WATCH_LIST: true,
}
const PAUSE_MS = 800

/** Whether a list of the screens is one that the server writes into workbooks. */
export function isExportList(list: string): list is Listed {
  return list in LISTS
}

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly rows: number }
  | { readonly kind: 'ready'; readonly id: string; readonly rows: number }
  | { readonly kind: 'failed'; readonly message: string }

/** Starts the export of a list as it is shown, asks until it is there, and opens it. */
export function useExport(list: ExportList) {
  const client = useClient()
  const language = useLanguage()
  const { send } = useVerb(ExportStartDocument)
  const opening = useVerb(ExportOpenDocument)
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])

  const follow = async (id: string) => {
    for (;;) {
      await new Promise((done) => setTimeout(done, PAUSE_MS))
      if (gone.current) return
      const { data, error } = await client
        .query(ExportStateDocument, { id }, { requestPolicy: 'network-only' })
        .toPromise()
      const found = data?.export
      if (!found) return setState({ kind: 'failed', message: problemOf(error)?.message ?? '' })
      if (found.status === 'READY') return setState({ kind: 'ready', id, rows: found.rows })
      if (found.status !== 'WAITING')
        return setState({ kind: 'failed', message: found.failure ?? found.status })
      setState({ kind: 'running', rows: found.rows })
    }
  }
  const start = async (where: object, order: string | undefined) => {
    setState({ kind: 'running', rows: 0 })
    const outcome = await send({ list, where, order: order ?? null, language })
    if (outcome.kind === 'refused') {
      return setState({
        kind: 'failed',
        message: outcome.errors.map((one) => one.message).join(' '),
      })
    }
    const made = outcome.payload.export
    if (outcome.kind === 'held' || !made) return setState({ kind: 'idle' })
    await follow(made.id)
  }
  const open = async (exportId: string) => {
    const outcome = await opening.send({ exportId })
    if (outcome.kind === 'done' && outcome.payload.path) location.assign(outcome.payload.path)
    else if (outcome.kind === 'refused')
      setState({ kind: 'failed', message: outcome.errors[0]?.message ?? '' })
  }
  return { state, start, open, reset: () => setState({ kind: 'idle' }) }
}
