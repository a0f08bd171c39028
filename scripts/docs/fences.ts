/** A fenced block of a page. */
export interface Fence {
  /** The page, from the root of the checkout. */
  readonly page: string
  /** Line of its first line of code, counted from 1. */
  readonly line: number
  readonly language: string
  readonly code: string
  /** The file that the block is taken from, as a comment before it says: `<!-- from release.pipeline.json -->`. */
  readonly from?: string
  /** What the block is written to, beside the page's other files: a comment before it says (`<!-- as order.json -->`), or its own first line (`// order.ts`). */
  readonly as?: string
  /** `run`: its commands are run in the folder of the page's files. `prints`: the last of these prints it. */
  readonly does?: 'run' | 'prints'
}

/** The fenced blocks of a page of Markdown. */
export function fencesOf(page: string, markdown: string): Fence[] {
  const fences: Fence[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const language = /^```(.*)$/.exec(lines[at] ?? '')?.[1]
    if (language === undefined) continue
    const end = lines.indexOf('```', at + 1)
    const code = `${lines.slice(at + 1, end).join('\n')}\n`
    const [, word, name] = /^<!-- (from|as|run|prints)(?: (\S+))? -->$/.exec(lines[at - 1] ?? '') ?? []
    const as = word === 'as' ? name : /^\/\/ ([\w.-]+\.ts)\n/.exec(code)?.[1]
    fences.push({
      page,
      line: at + 2,
      language: language.trim(),
      code,
      ...(word === 'from' && name !== undefined && { from: name }),
      ...(as !== undefined && { as }),
      ...((word === 'run' || word === 'prints') && { does: word }),
    })
    at = end < 0 ? lines.length : end
  }
  return fences
}
