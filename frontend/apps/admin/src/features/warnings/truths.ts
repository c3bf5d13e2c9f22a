/** Values of the address with those of yes or no as truths; what is not there stays undefined. */
export function truths(
  values: Readonly<Record<string, string>>,
  keys: readonly string[],
): Readonly<Record<string, string | boolean>> {
  const found: Record<string, string | boolean> = { ...values }
  for (const key of keys) if (values[key] !== undefined) found[key] = values[key] === 'true'
  return found
}
