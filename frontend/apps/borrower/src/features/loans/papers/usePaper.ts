import { useCode } from '@xindai/graphql'
import type { LoanPaperFormat, LoanPaperKind } from '@xindai/graphql/schema'
import type { OpenedPaper } from './Papers'

interface Made {
  readonly number: string
  readonly kind: LoanPaperKind
  readonly format: LoanPaperFormat
  readonly downloadPath: string
}

/** How a paper is shown, and under which name it is kept. */
export function usePaper(): (paper: Made) => OpenedPaper {
  const code = useCode()
  return ({ number, kind, format, downloadPath }) => {
    const title = code('LoanPaperKind', kind)
    return { title, path: downloadPath, fileName: `${title} ${number}.${format.toLowerCase()}` }
  }
}
