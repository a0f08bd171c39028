/** What is written to while something long goes on. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/**
 * Says on a terminal what goes on, and takes it back when it is done. The work may keep the process busy, so nothing moves.
 * Files and pipes hear nothing.
 */
export async function withProgress<T>(sentence: string, work: () => Promise<T>, stream: ProgressStream = process.stderr): Promise<T> {
  if (stream.isTTY !== true || process.env['TERM'] === 'dumb') return work()
  stream.write(sentence)
  try {
    return await work()
  } finally {
    // to the beginning of the line, and the line away
    stream.write('\r\u001b[2K')
  }
}
