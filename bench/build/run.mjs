// `stepwright build` beside CDK's synth of the same machines: 2 and 200 workflow files, types checked and linted, cold, with nothing changed, and with one file changed. Prints seconds and ratios.
//   node bench/build/run.mjs [--files 2,200] [--runs 3]
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const here = dirname(fileURLToPath(import.meta.url))
const bench = join(here, '..')
const root = join(bench, '..')
const { values } = parseArgs({ options: { files: { type: 'string', default: '2,200' }, runs: { type: 'string', default: '3' } } })
if (!existsSync(join(bench, 'node_modules/aws-cdk-lib'))) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: bench, stdio: 'inherit' })

const tsc = join(root, 'node_modules/typescript/bin/tsc')
console.log('files  stepwright build  unchanged  one changed  CDK: tsc and synth  CDK: synth alone  build / CDK with its checks  unchanged / CDK with its checks')
for (const count of values.files.split(',').map(Number)) {
  const ours = oursOf(count)
  const theirs = theirsOf(count)
  const build = median(() => run(ours, [join(root, 'packages/cli/bin/stepwright.js'), 'build', '--out', 'build', '--no-color'], () => ['build', 'node_modules/.cache'].forEach((kept) => rmSync(join(ours, kept), { recursive: true, force: true }))))
  const again = median(() => run(ours, [join(root, 'packages/cli/bin/stepwright.js'), 'build', '--out', 'build', '--no-color']))
  const edited = median(() => run(ours, [join(root, 'packages/cli/bin/stepwright.js'), 'build', '--out', 'build', '--no-color'], () => appendFileSync(join(ours, 'w0.workflow.ts'), '// edited\n')))
  const checked = median(() => run(theirs, [tsc, '-p', '.']) + run(theirs, ['app.js']))
  const synth = median(() => run(theirs, ['app.js']))
  console.log([String(count).padStart(5), ...[build, again, edited, checked, synth].map((seconds) => `${seconds.toFixed(2)} s`), `${(build / checked).toFixed(2)}x`, `${(again / checked).toFixed(2)}x`].join('  '))
  for (const folder of [ours, theirs]) rmSync(folder, { recursive: true, force: true })
}

/** One machine for each file: a task with a retry, a choice, a loop over items, an end. */
function oursOf(count) {
  const folder = project({ compilerOptions: { strict: true, module: 'NodeNext', target: 'ES2023', types: [], noEmit: true, skipLibCheck: true } })
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(root, 'packages/cli'), join(folder, 'node_modules/stepwright'))
  for (let index = 0; index < count; index++) {
    writeFileSync(join(folder, `w${index}.workflow.ts`), `import { lambda, retry, workflow } from 'stepwright'

export const w${index} = workflow('w${index}', (flow, input: { id: string; amount: number; items: string[] }) => {
  const paid = flow.lambda<{ ok: boolean }>('Charge', { FunctionName: 'charge-${index}', Payload: { id: input.id } }, { retry: retry.lambdaService() })
  flow.choice('Paid?').when(() => !paid.ok || input.amount > ${index + 100}, () => flow.fail('Refused', { error: 'Refused', cause: () => \`order \${input.id}\` }))
  return flow.map('Ship', input.items, (item) => flow.task('Ship one', lambda.invoke, { FunctionName: 'ship', Payload: { item, label: () => item.toUpperCase() } }).StatusCode)
})
`)
  }
  return folder
}

function theirsOf(count) {
  const folder = project({ compilerOptions: { strict: true, module: 'NodeNext', target: 'ES2023', types: [], skipLibCheck: true } })
  symlinkSync(join(bench, 'node_modules'), join(folder, 'node_modules'))
  const imports = Array.from({ length: count }, (_, index) => `import { w${index} } from './w${index}.js'`)
  writeFileSync(join(folder, 'app.ts'), `import { App, Stack } from 'aws-cdk-lib'\n${imports.join('\n')}\nconst app = new App({ outdir: 'out' })\nconst make = [${Array.from({ length: count }, (_, index) => `w${index}`).join(', ')}]\nmake.forEach((one, index) => one(new Stack(app, 's' + Math.floor(index / 50) + '-' + index)))\napp.synth()\n`)
  for (let index = 0; index < count; index++) {
    writeFileSync(join(folder, `w${index}.ts`), `import type { Stack } from 'aws-cdk-lib'
import { Function } from 'aws-cdk-lib/aws-lambda'
import { Choice, Condition, DefinitionBody, Fail, JsonPath, Map, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions'
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks'

export function w${index}(stack: Stack): void {
  const charge = Function.fromFunctionName(stack, 'charge', 'charge-${index}')
  const ship = Function.fromFunctionName(stack, 'ship', 'ship')
  const paid = new LambdaInvoke(stack, 'Charge', { lambdaFunction: charge, payload: TaskInput.fromObject({ id: JsonPath.stringAt('$.id') }), resultPath: '$.paid' })
  const each = new Map(stack, 'Ship', { itemsPath: JsonPath.stringAt('$.items') }).itemProcessor(new LambdaInvoke(stack, 'Ship one', { lambdaFunction: ship, payload: TaskInput.fromObject({ item: JsonPath.stringAt('$') }) }))
  const choice = new Choice(stack, 'Paid?')
    .when(Condition.or(Condition.not(Condition.booleanEquals('$.paid.Payload.ok', true)), Condition.numberGreaterThan('$.amount', ${index + 100})), new Fail(stack, 'Refused', { error: 'Refused' }))
    .otherwise(each)
  new StateMachine(stack, 'w${index}', { definitionBody: DefinitionBody.fromChainable(paid.next(choice)) })
}
`)
  }
  return folder
}

function project(tsconfig) {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-bench-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig))
  return folder
}

/** Seconds of a process. */
function run(cwd, args, before = () => {}) {
  before()
  const start = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}\n${stdout}${stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e9
}

function median(measure) {
  const times = Array.from({ length: Number(values.runs) }, measure).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]
}
