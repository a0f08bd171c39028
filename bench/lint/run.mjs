// Lint beside its peers, on the same files, in one run. Prints ratios.
//   node bench/lint/run.mjs [FOLDER…]     folders of definitions; ../shared/corpus and examples when left out
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../..')
if (!existsSync(join(here, '../node_modules'))) execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: join(here, '..'), stdio: 'inherit' })
const peer = (name) => import(pathToFileURL(join(here, '../node_modules', name)).href)

const folders = process.argv.length > 2 ? process.argv.slice(2) : [join(root, '../shared/corpus'), join(root, 'examples')]
const files = folders.flatMap(below).filter((file) => file.endsWith('.json'))
const texts = files.map((file) => ({ file, text: readFileSync(file, 'utf8') })).filter(({ text }) => isDefinition(text))
console.log(`${texts.length} definitions, ${(texts.reduce((sum, { text }) => sum + text.length, 0) / 1024).toFixed(0)} kB, Node ${process.version}\n`)

const { makeLinter, defaultSettings } = await import(pathToFileURL(join(root, 'packages/lint/dist/index.js')).href)
const service = await peer('amazon-states-language-service/out/service.js')
const { default: validate } = await peer('asl-validator/dist/src/validator.js').then((module) => (typeof module.default === 'function' ? module : { default: module.default.default ?? module.default }))

const linter = makeLinter(defaultSettings)
const languageService = (service.getLanguageService ?? service.default.getLanguageService)({})
const { TextDocument } = service.TextDocument === undefined ? service.default : service

const lint = ({ file, text }) => linter.lint(text, { file })
const serve = ({ file, text }) => {
  const document = TextDocument.create(pathToFileURL(file).href, 'asl', 1, text)
  return languageService.doValidation(document, languageService.parseJSONDocument(document), undefined, { shouldValidateJSONata: true })
}

// as often for both: after few rounds the engine is still compiling, after many it has warmed up
const [few, many] = [8, 30]
const rounds = many
console.log(`${''.padEnd(24)} ${'first round'.padStart(11)} ${`${few} rounds`.padStart(11)} ${`${many} rounds`.padStart(12)}`)
await best('JSON.parse alone', rounds, ({ text }) => void JSON.parse(text))
const ours = await best('stepwright, all rules', rounds, lint)
const theirs = await best("AWS's language service", rounds, serve)
const oursAnew = await best('stepwright, texts anew', rounds, lint, anew)
const theirsAnew = await best("AWS's, texts anew", rounds, serve, anew)
const validator = await best('asl-validator 4', 1, ({ text }) => attempt(() => validate(JSON.parse(text), { checkPaths: true, checkArn: true })))
const ratios = (peer, own) => `${(peer.few / own.few).toFixed(1)}x after ${few} rounds, ${(peer.many / own.many).toFixed(1)}x after ${many}`
// what either loads while it is imported does not count; what it loads for the first text that needs it does
console.log(`\nin one process, beside the language service: ${ratios(theirs, ours)}; in the first round, when the engine has compiled nothing, ${(theirs.first / ours.first).toFixed(1)}x`)
console.log(`where no round repeats an expression: ${ratios(theirsAnew, oursAnew)}`)
console.log(`beside asl-validator: ${(validator.many / ours.many).toFixed(0)}x\n`)

const scratch = mkdtempSync(join(tmpdir(), 'stepwright-bench-'))
const jsonPath = { StartAt: 'A', States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f', 'Payload.$': '$' }, End: true } } }
const jsonata = { QueryLanguage: 'JSONata', StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } } }
const cold = [
  ['JSON with JSONPath', 'path.asl.json', JSON.stringify(jsonPath, undefined, 2)],
  ['JSON with JSONata', 'jsonata.asl.json', JSON.stringify(jsonata, undefined, 2)],
  ['YAML', 'small.asl.yaml', 'StartAt: A\nStates:\n  A: { Type: Pass, End: true }\n'],
]
const bins = { stepwright: join(root, 'packages/cli/bin/stepwright.js'), 'stepwright-lint': join(root, 'packages/lint/bin/stepwright-lint.js') }
for (const [what, name, text] of cold) {
  const file = join(scratch, name)
  writeFileSync(file, text)
  // in turn, so that a busy moment is shared
  const runs = { node: [], stepwright: [], 'stepwright-lint': [] }
  for (let round = 0; round < 20; round++) {
    runs.node.push(time(['-e', '0']))
    runs.stepwright.push(time([bins.stepwright, 'lint', file]))
    runs['stepwright-lint'].push(time([bins['stepwright-lint'], file]))
  }
  const node = median(runs.node)
  console.log(`cold, ${what}: node -e 0 ${node.toFixed(0)} ms; stepwright lint ${(median(runs.stepwright) / node).toFixed(2)}x; stepwright-lint ${(median(runs['stepwright-lint']) / node).toFixed(2)}x`)
}

/** It throws on some of the broken definitions. */
function attempt(act) {
  try {
    act()
  } catch {
    // its time counts all the same
  }
}

/** The sum of each definition's shortest time, in the first round, after few and after all of them, so that a busy moment of the machine does not count. */
async function best(name, rounds, run, vary = (text) => text) {
  const shortest = texts.map(() => Infinity)
  const sum = () => shortest.reduce((a, b) => a + b)
  let first
  let early
  for (let round = 0; round < rounds; round++) {
    const varied = texts.map(({ file, text }) => ({ file, text: vary(text, round) }))
    for (const [index, one] of varied.entries()) {
      const from = performance.now()
      await run(one)
      shortest[index] = Math.min(shortest[index], performance.now() - from)
    }
    if (round === 0) first = sum()
    if (round + 1 === few) early = sum()
  }
  const times = { first, few: early ?? sum(), many: sum() }
  console.log(`${name.padEnd(24)} ${first.toFixed(0).padStart(8)} ms ${times.few.toFixed(0).padStart(8)} ms  ${times.many.toFixed(0).padStart(8)} ms  ${((texts.length / times.many) * 1000).toFixed(0).padStart(6)} definitions/s`)
  return times
}

/** Paths that no round before had: what an expression means is remembered by its text, which a run over different files profits less from. */
function anew(text, round) {
  return text.replace(/\$\.(?=[a-zA-Z])/g, `$.r${round}`).replace(/\$states\.input\.(?=[a-zA-Z])/g, `$states.input.r${round}`)
}

function time(args) {
  const from = performance.now()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return performance.now() - from
}

function median(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]
}

function below(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (name === 'node_modules') return []
    return statSync(path).isDirectory() ? below(path) : [path]
  })
}

function isDefinition(text) {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'States' in value
  } catch {
    return false
  }
}
