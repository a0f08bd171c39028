import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { head, said, unsaid } from './said.mjs'

/** The page of expressions: every arrow of `said.mjs` is compiled, and what came out stands beside it. */
export async function makePage(root) {
  const { loadModules } = await import(pathToFileURL(join(root, 'packages/compiler/dist/index.js')).href)
  const { writeMachine } = await import(pathToFileURL(join(root, 'packages/asl/dist/index.js')).href)
  const { calls } = await import(pathToFileURL(join(root, 'packages/workflow/dist/index.js')).href)
  const scratch = join(root, 'packages/cli/.cache/expressions')
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({ extends: '../../../../tsconfig.base.json', compilerOptions: { noEmit: true, noUncheckedIndexedAccess: true }, include: ['*.ts'] }))
  const load = async (name, lines) => {
    writeFileSync(join(scratch, name), head + lines.join('\n'))
    return loadModules([name], { cwd: scratch })
  }

  const rows = Object.values(said).flat()
  const [{ exports }] = await loadAll(load, 'said.workflow.ts', rows.flatMap(linesOf))
  const stateOf = (name) => {
    const { value: definition } = exports[name]['~compile']()
    return definition && Object.values(writeMachine(definition.machine).States)[0]
  }
  const table = Object.entries(said).map(([title, arrows]) => `## ${title}\n\n| arrow | JSONata | JSONPath |\n|---|---|---|\n${arrows.map((arrow) => rowOf(arrow, rows.indexOf(arrow), stateOf)).join('\n')}`)
  const missing = Object.keys(calls).filter((name) => !mentions(rows, name))
  if (missing.length > 0) throw new Error(`the page lacks ${missing.join(', ')}: add them to scripts/expressions/said.mjs`)
  return [intro, ...table, await refusals(load)].join('\n\n') + '\n'
}

async function loadAll(load, name, lines) {
  const { value, diagnostics } = await load(name, lines)
  if (value === undefined) throw new Error(`${name} does not compile: ${diagnostics.map(({ message, location }) => `${message} (line ${location.callSite?.line})`).join('; ')}`)
  return value
}

const linesOf = (arrow, at) => [
  `export const a${at} = workflow('a${at}', (flow, order: Order) => ({ value: () => ${arrow} }))`,
  `export const p${at} = workflow('p${at}', { queryLanguage: 'JSONPath' }, (flow, order: Order) => ({ value: () => ${arrow} }))`,
  `export const t${at} = workflow('t${at}', { queryLanguage: 'JSONPath' }, (flow, order: Order) => { flow.choice('It').when(() => Boolean(${arrow}), () => flow.succeed('Yes')).otherwise(() => flow.succeed('No')) })`,
]

function rowOf(arrow, at, stateOf) {
  const jsonata = stateOf(`a${at}`)
  if (jsonata === undefined) throw new Error(`"${arrow}" is not sayable in JSONata: move it to what cannot be said`)
  const value = textOf(jsonata.Output ?? fieldsOf(jsonata), 'value')
  const inPath = stateOf(`p${at}`)
  const asTest = inPath === undefined ? stateOf(`t${at}`) : undefined
  const path = inPath !== undefined ? textOf(inPath.Parameters ?? inPath.Result ?? fieldsOf(inPath), 'value') : asTest !== undefined && isTest(arrow) ? `${code(JSON.stringify(withoutNext(asTest.Choices[0])))}, in a choice` : 'no'
  return `| ${code(arrow)} | ${code(value)} | ${path === 'no' || path.endsWith(', in a choice') ? path : code(path)} |`
}

/** What the value became, without the brackets of an expression. */
function textOf(output, key) {
  if (typeof output === 'string') return body(output)
  const value = output[key] ?? output[`${key}.$`]
  return typeof value === 'string' && (`${key}.$` in output || value.startsWith('{%')) ? body(value) : JSON.stringify(value)
}

const fieldsOf = ({ Type: _type, End: _end, ...fields }) => ({ value: fields })

/** Where the value may be missing, its member is part of the expression, so that it is left out with it. */
const body = (text) => text.replace(/^\{% ([\s\S]*) %\}$/, '$1').replace(/^\{'value': ([\s\S]*)\}$/, '$1')
const isTest = (arrow) => /===|!==|==|[<>]|&&|\|\||^!|^Boolean|includes|startsWith|endsWith|isLarge/.test(arrow) && !/=>|\?|'none'/.test(arrow)
const withoutNext = ({ Next: _, ...rule }) => rule

/** Code in a cell of a table: a bar would end the cell, and a backtick the code. */
function code(text) {
  const fence = text.includes('`') ? '``' : '`'
  const space = fence.length > 1 ? ' ' : ''
  return `${fence}${space}${text.replaceAll('|', '\\|')}${space}${fence}`
}

/** Whether some arrow makes a call. */
function mentions(rows, name) {
  if (name === 'RegExp.test') return rows.some((row) => /^\/.*\.test\(/.test(row))
  if (name.endsWith('Pattern')) return rows.some((row) => row.includes(`.${name.slice('string.'.length, -'Pattern'.length)}(/`))
  const [family, method] = name.split('.')
  const isMethod = family === 'array' || family === 'string'
  const wanted = name === 'Set.size' ? 'new Set(' : name === 'Date.toISOString' ? '.toISOString(' : isMethod ? `.${method}` : `${name}(`
  return rows.some((row) => row.includes(wanted))
}

/** What cannot be read keeps the rest of its file from being compiled, so the rest is tried again. */
async function refusals(load) {
  const problems = new Map()
  for (let round = 1; problems.size < unsaid.length; round++) {
    const open = unsaid.filter((arrow) => !problems.has(arrow))
    const { value, diagnostics } = await load(`unsaid-${round}.workflow.ts`, open.map((arrow, at) => `export const u${at} = workflow('u${at}', (flow, order: Order) => ({ value: () => ${arrow} }))`))
    for (const [at, arrow] of open.entries()) {
      const found = value === undefined ? diagnostics.find(({ location }) => location.callSite?.line === head.split('\n').length + at) : value[0].exports[`u${at}`]['~compile']().diagnostics[0]
      if (found !== undefined) problems.set(arrow, found)
      else if (value !== undefined) throw new Error(`"${arrow}" can be said: move it to what can`)
    }
    if (value === undefined && open.every((arrow) => !problems.has(arrow))) throw new Error(diagnostics.map(({ message }) => message).join('; '))
  }
  const rows = unsaid.map((arrow) => `| ${code(arrow)} | ${plain(problems.get(arrow).message)} | ${plain(problems.get(arrow).help ?? '')} |`)
  return `## What cannot be said\n\n| arrow | because | instead |\n|---|---|---|\n${rows.join('\n')}`
}

const plain = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replace(/`([^`]*)`/g, '`$1`')

const intro = `<!-- written by scripts/expressions/write.mjs: npm run generate -->
# What an arrow may say

An arrow is computed by the machine. Below stands what each becomes, as the compiler wrote it: \`order\` is the workflow's input, so
\`$states.input\` in JSONata and \`$\` in JSONPath. Elsewhere the same arrow reads a result or a variable.

- Static types decide: \`+\` on texts joins them, \`<\` on a \`Timestamp\` compares moments, and what may be missing is asked for first.
- JSONPath computes little: "no" is an error at the arrow's line, which names the nearest form. Tests work in \`flow.choice\`; "in a choice" says so.
- An arrow of JSONata means what it means in JavaScript, with two exceptions. Lengths and places in texts count characters, where JavaScript
  counts an emoji as two; and where JavaScript makes \`NaN\` or throws, the machine fails with \`States.QueryEvaluationError\`.
- Places in lists and texts, such as those of \`slice\`, are whole numbers.`
