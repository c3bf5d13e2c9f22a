import type {
  ApplicantFragment,
  DecidedFragment,
  PlanFragment,
  WorkbenchQuery,
} from './workbench.generated'

/** The application as the workbench has it. */
export type Work = NonNullable<WorkbenchQuery['application']>
export type Applicant = ApplicantFragment
export type Decided = DecidedFragment
export type PlanOf = PlanFragment
export type Paper = ApplicantFragment['documents'][number]
