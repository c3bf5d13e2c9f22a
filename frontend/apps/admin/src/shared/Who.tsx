import { useCode } from '@xindai/graphql'

/** An `Actor` of the schema. */
export interface Actor {
  readonly kind: string
  readonly name?: string | null
}

/** Who did it, as a text: by name; where nobody is called so any more, by what he is. */
export function useActorName(): (actor: Actor | null | undefined) => string {
  const code = useCode()
  return (actor) => (actor ? (actor.name ?? code('ActorKind', actor.kind)) : '—')
}

/** Who did it. */
export function Who({ actor }: { readonly actor: Actor | null | undefined }) {
  return <>{useActorName()(actor)}</>
}
