import { diagnostic, formatJson, hasErrors, isObject, isYamlFile, loadYaml, locate, readDefinition, sortDiagnostics, type Definition, type Diagnostic, type Outcome, type Pointer } from '@stepwright/asl'
import { checkPolicies, compareRole, derivePolicy, explainPolicy, placeOfRole, provePolicy, type PolicyOptions } from '@stepwright/iam'
import { json } from '@stepwright/lint/reporters'
import { readDocument, textOf } from '../files/read-document.js'
import { readTexts } from '../files/read-texts.js'
import { withManifestFacts } from '../files/with-manifest-facts.js'
import { pretty } from '../reporters/pretty.js'
import { count } from '../terminal/count.js'
import { exitCodes, type Call, type Run } from './command.js'
import { explainedText } from './explained-text.js'
import { readIamOptions, type IamOptions } from './iam-options.js'
import { proofText } from './proof-text.js'
import { usageError } from './usage-error.js'

/** `stepwright iam`: the policy of any definition; why it is so; and what is wrong with policies that others wrote. */
export const iam: Run = async (call) => {
  const options = readIamOptions(call)
  if (typeof options === 'string') return usageError(call.error, options)
  if (options.task === 'check') return check(options, call)
  const [file = ''] = options.files
  const read = await definitionOf(file, options)
  const declared = await declaredOf(options)
  const problems = [...read.diagnostics.filter(({ severity }) => severity === 'error'), ...declared.diagnostics]
  if (read.value === undefined || declared.value === undefined) {
    say(problems, options, call)
    return exitCodes.couldNotRun
  }
  const settings: PolicyOptions = { declared: declared.value, strict: options.strict }
  return tasks[options.task]({ ...read, definition: read.value, problems, file, settings }, options, call)
}

interface Subject {
  readonly definition: Definition
  /** What is wrong with the definition itself. */
  readonly problems: readonly Diagnostic[]
  readonly file: string
  readonly settings: PolicyOptions
  /** Gives diagnostics about the definition their place in its file. */
  readonly place: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
}

type Task = (subject: Subject, options: IamOptions, call: Call) => number | Promise<number>

const tasks: { readonly [Name in Exclude<IamOptions['task'], 'check'>]: Task } = { print, prove, explain, compare }

function print({ definition, problems, settings, place }: Subject, options: IamOptions, call: Call): number {
  const { value, diagnostics } = derivePolicy(definition, options.place, settings)
  const all = [...problems, ...place(diagnostics)]
  say(all, { ...options, reporter: 'pretty' }, call)
  if (hasErrors(all)) return exitCodes.problems
  if (value === undefined) call.error.write(`"${definition.name}" calls nothing, so its role needs no policy\n`)
  else call.out.write(`${JSON.stringify(value, undefined, 2)}\n`)
  return exitCodes.clean
}

function prove({ definition, problems, settings, place }: Subject, options: IamOptions, call: Call): number {
  const proof = provePolicy(definition, options.place, settings)
  const all = [...problems, ...place(proof.diagnostics)]
  if (options.reporter === 'json') {
    const denied = proof.denied.map(({ action, resource, need }) => ({ state: need.state, phase: need.phase, action, resource }))
    call.out.write(formatJson({ sufficient: proof.isSufficient, minimal: proof.isMinimal, mutants: proof.mutants, denied, needless: [...proof.needless] }))
  } else {
    say(all, options, call)
    call.out.write(proofText(proof, definition, call.out.style))
  }
  return proof.isSufficient && proof.isMinimal && !hasErrors(all) ? exitCodes.clean : exitCodes.problems
}

function explain({ definition, problems, settings, place }: Subject, options: IamOptions, call: Call): number {
  const { statements, diagnostics } = explainPolicy(definition, options.place, settings)
  // what is not certain stands beside each reason
  const all = [...problems, ...place(diagnostics.filter(({ code }) => code !== 'iam/uncertain-call'))]
  if (options.reporter === 'json') call.out.write(`${JSON.stringify(statements, undefined, 2)}\n`)
  else {
    say(all, options, call)
    call.out.write(statements.length === 0 ? `"${definition.name}" calls nothing, so its role needs no policy\n` : explainedText(statements, call.out.style))
  }
  return hasErrors(all) ? exitCodes.problems : exitCodes.clean
}

async function compare({ definition, problems, settings, place }: Subject, options: IamOptions, call: Call): Promise<number> {
  const role = await readDocument(options.role ?? '-')
  if (role.value === undefined || role.source === undefined || hasErrors(role.diagnostics)) {
    say(role.diagnostics, options, call)
    return exitCodes.couldNotRun
  }
  const file = role.source.file
  const { diagnostics, lacks } = compareRole(definition, role.value, { ...settings, place: options.isPlaced ? options.place : placeOfRole(role.value, options.place), file })
  const all = sortDiagnostics([...problems, ...locate(place(diagnostics), role.source)])
  say(all, options, call)
  if (options.reporter === 'pretty') {
    const extra = all.filter(({ code }) => code === 'iam/needless-permission' || code === 'iam/avoidable-wildcard').length
    call.out.write(all.length === 0 ? `the role has what "${definition.name}" needs, and nothing more\n` : `the role lacks ${count(lacks.length, 'call')}; ${count(extra, 'grant')} could go or be narrower\n`)
  }
  return hasErrors(all) ? exitCodes.problems : exitCodes.clean
}

async function check(options: IamOptions, call: Call): Promise<number> {
  const found: Diagnostic[] = []
  let [policies, unread] = [0, false]
  for (const file of options.files) {
    const { value, diagnostics, source } = await readDocument(file)
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    unread ||= value === undefined
    const checked = checkPolicies(value, source?.file ?? file)
    policies += checked.policies
    found.push(...errors, ...(source === undefined ? [] : locate(checked.diagnostics, source)))
    if (value !== undefined && checked.policies === 0)
      found.push(diagnostic({ code: 'iam/no-policy', severity: 'warning', message: 'no policy document is in this file', help: 'name a policy, a role or a template', location: { source: file, pointer: '', anchor: 'value' } }))
  }
  say(sortDiagnostics(found), options, call)
  if (options.reporter === 'pretty' && found.length === 0) call.out.write(`${count(policies, 'policy', 'policies')}: nothing to say\n`)
  return unread ? exitCodes.couldNotRun : hasErrors(found) ? exitCodes.problems : exitCodes.clean
}

function say(diagnostics: readonly Diagnostic[], { reporter }: Pick<IamOptions, 'reporter'>, { cwd, out, error }: Call): void {
  const context = { cwd, style: error.style, readText: readTexts() }
  if (reporter === 'json') out.write(json(diagnostics, context))
  else error.write(pretty(diagnostics, context))
}

type ReadSubject = Outcome<Definition> & Pick<Subject, 'place'>

async function definitionOf(file: string, { name, type, tracing, logging }: IamOptions): Promise<ReadSubject> {
  const text = textOf(file)
  if (typeof text !== 'string') return { value: undefined, diagnostics: [text.problem], place: (diagnostics) => diagnostics }
  const read = readDefinition(text, { file, type, ...(name === undefined ? {} : { name }), ...(isYamlFile(file) ? { syntax: await loadYaml() } : {}) })
  const value = read.value && { ...withManifestFacts(read.value, file), ...(tracing ? { tracing } : {}), ...(logging ? { logging: { level: 'ALL' as const } } : {}) }
  // the room of policies names a definition, the reporter its file
  const place: Subject['place'] = (diagnostics) =>
    locate(diagnostics.map((each) => (each.location.source === value?.name ? { ...each, location: { ...each.location, source: file } } : each)), read.source)
  return { value, diagnostics: read.diagnostics, place }
}

/** `--declared`: by the pointer of a state, the values that each computed argument may have. */
async function declaredOf({ declared }: IamOptions): Promise<Outcome<NonNullable<PolicyOptions['declared']>>> {
  if (declared === undefined) return { value: new Map(), diagnostics: [] }
  const { value, diagnostics, source } = await readDocument(declared)
  if (source === undefined || hasErrors(diagnostics)) return { value: undefined, diagnostics }
  const wrong = (message: string): Outcome<never> => ({
    value: undefined,
    diagnostics: [diagnostic({ code: 'iam/malformed-declaration', message, help: 'write { "/States/Call": { "FunctionName": ["a", "b"] } }', location: { source: declared, pointer: '', anchor: 'value' } })],
  })
  if (!isObject(value)) return wrong('what is declared is an object with the pointers of states')
  const map = new Map<Pointer, Record<string, readonly string[]>>()
  for (const [state, members] of Object.entries(value)) {
    if (!state.startsWith('/') || !isObject(members)) return wrong(`"${state}" is no pointer of a state with an object of arguments`)
    const lists: Record<string, readonly string[]> = {}
    for (const [member, values] of Object.entries(members)) {
      if (!Array.isArray(values) || !values.every((each): each is string => typeof each === 'string')) return wrong(`"${member}" of "${state}" is no list of texts`)
      lists[member] = values
    }
    map.set(state as Pointer, lists)
  }
  return { value: map, diagnostics: [] }
}
