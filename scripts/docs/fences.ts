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
}

/** The fenced blocks of a page of Markdown. */
export function fencesOf(page: string, markdown: string): Fence[] {
  const fences: Fence[] = []
  const lines = markdown.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const language = /^```(.*)$/.exec(lines[at] ?? '')?.[1]
    if (language === undefined) continue
    const end = lines.indexOf('```', at + 1)
    const from = /^<!-- from (\S+) -->$/.exec(lines[at - 1] ?? '')?.[1]
    fences.push({ page, line: at + 2, language: language.trim(), code: `${lines.slice(at + 1, end).join('\n')}\n`, ...(from !== undefined && { from }) })
    at = end < 0 ? lines.length : end
  }
  return fences
}
