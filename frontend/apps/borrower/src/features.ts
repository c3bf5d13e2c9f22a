import type { Feature } from './shared/feature'

const modules = import.meta.glob<{ default: Feature }>('./features/*/routes.ts', { eager: true })

/** Every feature, found by its file: nobody has to be asked to add one. */
export const features: readonly Feature[] = Object.values(modules).map((module) => module.default)
