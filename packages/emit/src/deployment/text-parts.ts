/** A piece of a text: as it stands, or what the deployment puts in for `${token}`. */
export type TextPart = { readonly text: string } | { readonly token: string }

/** Takes a text apart at the `${…}` that are `known`; others are text like any other. */
export function textParts(text: string, known: (token: string) => boolean): TextPart[] {
  const parts: TextPart[] = []
  let plain = ''
  let from = 0
  for (const { 0: written, 1: token = '', index } of text.matchAll(/\$\{([^{}$]*)\}/g)) {
    if (!known(token)) continue
    plain = text.slice(from, index)
    if (plain !== '') parts.push({ text: plain })
    parts.push({ token })
    from = index + written.length
  }
  plain = text.slice(from)
  return plain === '' && parts.length > 0 ? parts : [...parts, { text: plain }]
}
