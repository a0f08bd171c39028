// pnpm new rule flow/name: writes a rule, its page and its test, and the two lines of the list.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const areas = ['syntax', 'schema', 'flow', 'data', 'service', 'cost']
const [what, code = ''] = process.argv.slice(2)
const [, area, name] = /^([a-z]+)\/([a-z][a-z0-9-]*)$/.exec(code) ?? []
if (what !== 'rule' || !areas.includes(area)) stop(`usage: pnpm new rule AREA/name, where AREA is one of ${areas.join(', ')}`)

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), 'packages/lint/src/rules')
const member = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const base = join(folder, area, name)
if (existsSync(`${base}.ts`) || existsSync(`${base}.md`)) stop(`${code} is there already`)

mkdirSync(join(folder, area), { recursive: true })
writeFileSync(`${base}.ts`, `import { defineRule } from '../../rule/define-rule.js'

/** Finds … */
export const ${member} = defineRule({
  code: '${code}',
  summary: 'What holds where this rule is silent.',
  severity: 'info',
  since: '0.1.0',
  spec: 'https://docs.aws.amazon.com/step-functions/latest/dg/',

  wordings: {
    found: (facts: { name: string }) => ({
      message: \`state "\${facts.name}" …\`,
      help: 'do …',
    }),
  },

  check: (context) => ({
    State(state) {
      context.report({ at: state.pointer, anchor: 'key', say: 'found', facts: { name: state.name } })
    },
  }),
})
`)
writeFileSync(`${base}.md`, `# ${name}

What holds where this rule is silent.

## What it finds

## Why it matters

## Wrong

\`\`\`json asl wrong
{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }
\`\`\`

## Right

\`\`\`json asl right
{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }
\`\`\`

## When to silence it

## Source
`)
writeFileSync(`${base}.test.ts`, `import { machine } from '../../rule/machine.js'
import { testRule } from '../../rule/test-rule.js'
import { ${member} } from './${name}.js'

testRule(${member}, {
  silent: { '…': machine({ A: { Type: 'Succeed' } }) },
  reports: { '…': [machine({ A: { Type: 'Pass' } }), { say: 'found', at: '/States/A', facts: { name: 'A' } }] },
})
`)

const list = join(folder, 'rules.ts')
const lines = readFileSync(list, 'utf8').split('\n')
insertSorted(`import { ${member} } from './${code}.js'`, (line) => /^import \{ .* \} from '\.\//.test(line), (line) => line.split("'")[1])
insertSorted(`  ${member}, // ${code}`, (line) => line.includes(', // '), (line) => line.split('// ')[1])
writeFileSync(list, lines.join('\n'))
console.log(`wrote ${code}: packages/lint/src/rules/${code}.{ts,md,test.ts} and two lines of rules.ts`)

/** Puts a line among those of its kind, by the order of their keys; the first of its kind, behind the line that opens the list. */
function insertSorted(line, isOfKind, keyOf) {
  const kin = lines.flatMap((one, at) => (isOfKind(one) ? [{ key: keyOf(one), at }] : []))
  const next = kin.find(({ key }) => key > keyOf(line))
  const opening = lines.findIndex((one) => one.startsWith(line.startsWith('import') ? 'import type' : 'export const rules')) + 1
  lines.splice(next?.at ?? (kin.length === 0 ? opening : kin.at(-1).at + 1), 0, line)
}

function stop(sentence) {
  console.error(sentence)
  process.exit(2)
}
