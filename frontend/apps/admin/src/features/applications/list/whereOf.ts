import type { ApplicationWhere } from '@xindai/graphql/schema'

/** The filter of the server out of the address. */
export function whereOf(values: Readonly<Record<string, string>>): ApplicationWhere {
  const { statuses, isClaimed, isOverdue, ...rest } = values
  return {
    ...rest,
    ...(statuses ? { statuses: statuses.split(',') as ApplicationWhere['statuses'] } : {}),
    ...(isClaimed ? { isClaimed: isClaimed === 'true' } : {}),
    ...(isOverdue ? { isOverdue: isOverdue === 'true' } : {}),
  }
}
