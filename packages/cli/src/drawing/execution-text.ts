import { pathText, type Run } from '@stepwright/simulator'
import type { Style } from '../terminal/style.js'
import { displayText } from '../terminal/display-width.js'

/** An execution as a person reads it: how it went, its way, and what came of it. */
export function executionText(name: string, run: Run, style: Style): string {
  const end = `${words[run.status]} after ${Number(run.seconds.toFixed(3))} s`
  const paint = run.status === 'SUCCEEDED' ? style.green : style.red
  return `${style.bold(name)} ${paint(end)}\n\n${displayLines(pathText(run.events))}\n${result(run)}`
}

const words = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timed out', ABORTED: 'was stopped' } as const

function result({ status, output, error, cause }: Run): string {
  if (status === 'SUCCEEDED') return `output: ${JSON.stringify(output, undefined, 2)}\n`
  if (error === undefined && cause === undefined) return ''
  return `error: ${displayText(error ?? 'without a name')}\n${cause === undefined ? '' : `cause: ${displayText(cause)}\n`}${error === unanswered ? mockHelp : ''}`
}

const unanswered = 'Stepwright.UnansweredTask'
const mockHelp = 'help:  in a file for --mocks, write { "the state": { "result": … } }\n'

function displayLines(text: string): string {
  return text.split('\n').map((line) => displayText(line)).join('\n')
}
