/** The beginning of an ARN, and what stands in its place. */
export interface Renaming {
  readonly from: string
  readonly to: string
}

/** Changes a text that is one of the ARNs, or lies below it, by the first renaming that fits. */
export function renamedArn(text: string, renamings: readonly Renaming[]): string {
  const found = renamings.find(({ from }) => text.startsWith(from) && /^$|^[:/*]/.test(text.slice(from.length)))
  return found === undefined ? text : `${found.to}${text.slice(found.from.length)}`
}
