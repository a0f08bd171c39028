import { parseJson } from './request-values.js'

/** What a task's token says: whose task it is, and where. So it is the same after a restart, and who got it before can still answer. */
export interface TaskPlace {
  readonly execution: string
  readonly redrives: number
  readonly at: string
}

export const writeToken = ({ execution, redrives, at }: TaskPlace): string => btoa(unescape(encodeURIComponent(JSON.stringify([execution, redrives, at]))))

export function readToken(token: string): TaskPlace | undefined {
  try {
    const read = parseJson(decodeURIComponent(escape(atob(token))))
    if (!Array.isArray(read)) return undefined
    const [execution, redrives, at] = read
    return typeof execution === 'string' && typeof redrives === 'number' && typeof at === 'string' ? { execution, redrives, at } : undefined
  } catch {
    return undefined
  }
}
