import { isObject, type Json } from '@stepwright/asl'
import { isMockConfig, readMockConfig, readTasks, tasksOf, type ServiceOptions } from '@stepwright/simulator'
import { readDocument } from '../files/read-document.js'
import { readMocks } from './read-mocks.js'

type Answers = Pick<ServiceOptions, 'tasks' | 'answersFor'>

/** What `--mocks` says, for a service of many executions: answers that count their calls are made anew for each. A sentence if it cannot be read. */
export async function localAnswers(file: string, cwd: string): Promise<Answers | string> {
  const isModule = /\.[cm]?[jt]s$/.test(file)
  const document = isModule ? undefined : (await readDocument(file)).value
  // what readDocument makes of a text is JSON
  if (isObject(document) && isMockConfig(document as Json)) return { answersFor: casesIn(document, file) }
  const { value: tasks, diagnostics } = await readMocks(file, { cwd })
  if (tasks === undefined) return diagnostics.map(({ message }) => message).join('; ')
  const again = isModule ? undefined : readTasks(document as Json, file).value
  return again === undefined ? { tasks } : { tasks, answersFor: () => tasksOf(again) }
}

/** As with Step Functions Local, an execution has the test case that stands behind a `#` in the ARN it was started by; without one, it has no mocks. */
function casesIn(document: { readonly [member: string]: Json }, source: string): NonNullable<Answers['answersFor']> {
  return ({ machine, testCase }) => {
    if (testCase === undefined) return {}
    const { value, diagnostics } = readMockConfig(document, { machine, testCase, source })
    return value === undefined ? diagnostics.map(({ message, help }) => (help === undefined ? message : `${message}: ${help}`)).join('; ') : tasksOf(value)
  }
}
