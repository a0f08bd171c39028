import { resolve } from 'node:path'
import { formatJson, hasErrors, isYamlFile, locate, readDefinition, sortDiagnostics, writeMachine, type Definition, type Diagnostic } from '@stepwright/asl'
import { awsLocationOf, defaultSettings, makeLinter, readHosted } from '@stepwright/lint'
import { json } from '@stepwright/lint/reporters'
import { textOf } from '../files/read-document.js'
import { readTexts } from '../files/read-texts.js'
import { validateDefinition } from '../remote/validate-definition.js'
import { pretty } from '../reporters/pretty.js'
import { count } from '../terminal/count.js'
import { exitCodes, type Call, type Run } from './command.js'
import { oneMachine } from './one-machine.js'
import { oneOf } from './one-of.js'
import { isCode } from './read-machines.js'
import { usageError } from './usage-error.js'
import { withService } from './with-service.js'

/** `stepwright validate`: our findings, and beside them those of AWS. */
export const validate: Run = async (call) => {
  const { names, flags, error } = call
  const [file, ...more] = names
  if (file === undefined || more.length > 0) return usageError(error, 'validate takes one definition: name its file')
  const type = oneOf('type', flags.get('type') ?? 'standard', ['standard', 'express'])
  const reporter = oneOf('reporter', flags.get('reporter') ?? 'pretty', ['pretty', 'json'])
  if ('wrong' in type) return usageError(error, type.wrong)
  if ('wrong' in reporter) return usageError(error, reporter.wrong)
  const subject = await subjectOf(file, type.value === 'express' ? 'EXPRESS' : 'STANDARD', call)
  if (typeof subject === 'number') return subject
  const ours = await findings(subject)
  if (!flags.has('remote')) return say(ours, { remote: undefined, reporter: reporter.value }, call)
  return withService(call, undefined, async (service) => {
    const remote = await validateDefinition(service, subject.sent, subject)
    const { source } = readDefinition(subject.text, { file: subject.file })
    return say(ours, { remote: isYamlFile(file) ? remote : locate(remote, source), reporter: reporter.value }, call)
  })
}

interface Subject {
  readonly file: string
  readonly type: Definition['type']
  /** As it stands in the file, or is built. */
  readonly text: string
  /** The same in JSON, which is all that AWS reads. */
  readonly sent: string
}

async function subjectOf(name: string, type: Definition['type'], call: Call): Promise<Subject | number> {
  const file = name === '-' ? name : resolve(call.cwd, name)
  const text = isCode(name) ? '' : textOf(file)
  if (typeof text !== 'string') return usageError(call.error, text.problem.message)
  const isPlain = !isCode(name) && (await readHosted(file, text)) === undefined
  // however wrong it is, both are asked about what stands there
  if (isPlain && !isYamlFile(file)) return { file, type, text, sent: text }
  const definition = await oneMachine(name, call)
  if (typeof definition === 'number') return definition
  const sent = formatJson(writeMachine(definition.machine))
  return isPlain ? { file, type, text, sent } : { file: `${definition.name}.asl.json`, type: definition.type, text: sent, sent }
}

async function findings({ text, file, type }: Subject): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await makeLinter(defaultSettings).lint(text, { file, type })
  return diagnostics.filter(({ severity }) => severity !== 'info')
}

interface Answer {
  readonly remote: readonly Diagnostic[] | undefined
  readonly reporter: 'pretty' | 'json'
}

function say(ours: readonly Diagnostic[], { remote = [], reporter }: Answer, call: Call): number {
  // what both say is said once, in our words, which have a cure
  const isAt = (one: Diagnostic, theirs: Diagnostic): boolean => awsLocationOf(one) === undefined || one.location.pointer.startsWith(theirs.location.pointer)
  const same = (theirs: Diagnostic): boolean => ours.some((one) => one.aws === theirs.aws && isAt(one, theirs))
  const alone = remote.filter((theirs) => !same(theirs))
  const all = sortDiagnostics([...ours, ...alone])
  const context = { cwd: call.cwd, style: call.error.style, readText: readTexts() }
  if (reporter === 'json') call.out.write(json(all, context))
  else {
    call.error.write(pretty(all, context))
    if (call.flags.has('remote')) call.out.write(`${verdict(remote, alone.length, call)}\n`)
    else if (all.length === 0) call.out.write('nothing to say\n')
  }
  return hasErrors(all) ? exitCodes.problems : exitCodes.clean
}

/** Who answered, and what of it is new. An endpoint may be a simulator, which is not AWS. */
function verdict(remote: readonly Diagnostic[], alone: number, { flags }: Call): string {
  const who = flags.has('endpoint-url') ? 'the endpoint' : 'AWS'
  const found = remote.length === 0 ? 'nothing' : count(remote.length, 'thing')
  const share = remote.length === 0 ? '' : alone === 0 ? ', all of which Stepwright finds too' : alone === remote.length ? ', none of which Stepwright finds' : `, ${alone} of which Stepwright does not find`
  return `${who} ${hasErrors(remote) ? 'refuses it' : 'takes it'}: it finds ${found}${share}`
}
