import { comma, useLanguage } from '@xindai/i18n'

export interface RoleName {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
}

/** Roles by their names: to choose from, and in words. */
export function useRoleNames(roles: readonly RoleName[] | undefined) {
  const language = useLanguage()
  const name = (one: RoleName) => (language === 'zh' ? one.nameZh : one.nameEn || one.nameZh)
  const byCode = new Map(roles?.map((one) => [one.code, name(one)]))
  return {
    options: [...byCode].map(([value, label]) => ({ value, label })),
    say: (codes: readonly string[]) => codes.map((code) => byCode.get(code) ?? code).join(comma()),
  }
}
