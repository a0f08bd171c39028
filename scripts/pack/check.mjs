// Tries the packed `stepwright` as others will: with npm, pnpm and yarn, under Node 20, 22 and 24 (from npm's `node` package), and with publint and
// are-the-types-wrong. Takes minutes and the network, so it is no test: node scripts/pack/check.mjs
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'stepwright-check-'))
const [tarball, cdk] = execFileSync(process.execPath, [join(here, 'pack.mjs'), scratch], { encoding: 'utf8' }).trim().split('\n')
const pnpm = join(root, '.cache', readdirSync(join(root, '.cache')).find((name) => name.startsWith('pnpm-')) ?? '', 'node_modules/.bin/pnpm')
const source = "import { workflow } from 'stepwright'\nexport const order = workflow('order', (flow, input: { n: number }) => flow.let('Twice', () => input.n * 2))\n"
let failed = false

say('publint', () => run(scratch, 'npx', '--yes', 'publint@0.3.15', 'run', tarball))
say('are the types wrong', () => run(scratch, 'npx', '--yes', '@arethetypeswrong/cli@0.18.5', '--profile', 'esm-only', tarball))
const managers = {
  npm: ['npm', 'install', '--save-dev', '--no-audit', '--no-fund', '--loglevel=error', tarball],
  pnpm: [pnpm, 'add', '--save-dev', tarball],
  yarn: ['npx', '--yes', 'yarn@1.22.22', 'add', '--dev', '--silent', tarball],
}
for (const [manager, [command, ...args]] of Object.entries(managers)) {
  const app = project(manager)
  say(`${manager} installs, and the build works`, () => run(app, command, ...args) && run(app, process.execPath, 'node_modules/stepwright/bin/stepwright.js', 'build', '--out', 'out'))
}
for (const version of ['20.19.0', '22', '24']) {
  const app = project(`node-${version}`)
  say(`Node ${version}`, () => {
    if (!run(app, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', tarball, `node@${version}`)) return false
    const node = join(app, 'node_modules/node/bin/node')
    return run(app, node, 'node_modules/stepwright/bin/stepwright.js', 'build', '--out', 'out') && run(app, node, '-e', "if (typeof require('stepwright').workflow !== 'function') process.exit(1)")
  })
}
say('the construct of CDK synthesizes', () => {
  const app = project('cdk')
  writeFileSync(join(app, 'app.mjs'), `import { App, Stack } from 'aws-cdk-lib'
import { WorkflowStateMachine } from '@stepwright/cdk'
import { workflow } from 'stepwright'
const app = new App()
new WorkflowStateMachine(new Stack(app, 'Orders'), 'Machine', { workflow: workflow('order', (flow) => flow.pass('Start', { ok: true })) })
if (!JSON.stringify(app.synth().stacks[0].template).includes('AWS::StepFunctions::StateMachine')) process.exit(1)
`)
  return run(app, 'npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', tarball, cdk, 'aws-cdk-lib', 'constructs') && run(app, process.execPath, 'app.mjs')
})
say('outside of any project, as dlx runs it', () => run(project('dlx'), 'npx', '--yes', `--package=${tarball}`, 'stepwright', '--version'))
rmSync(scratch, { recursive: true, force: true })
process.exit(failed ? 1 : 0)

function project(name) {
  const folder = join(scratch, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  writeFileSync(join(folder, 'tsconfig.json'), '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] } }')
  writeFileSync(join(folder, 'order.workflow.ts'), source)
  return folder
}

function run(cwd, command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) console.log(`$ ${command} ${args.join(' ')}\n${stdout}${stderr}`)
  return status === 0
}

function say(what, check) {
  const holds = check()
  failed ||= !holds
  console.log(`${holds ? 'ok ' : 'NOT'} ${what}`)
}
