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

// as often for both, until the engine has warmed up to them
const rounds = 8
const ours = await best('stepwright, all rules', rounds, async () => {
  for (const { file, text } of texts) await linter.lint(text, { file })
})
const theirs = await best("AWS's language service", rounds, async () => {
  for (const { file, text } of texts) {
    const document = TextDocument.create(pathToFileURL(file).href, 'asl', 1, text)
    await languageService.doValidation(document, languageService.parseJSONDocument(document), undefined, { shouldValidateJSONata: true })
  }
})
const validator = await best('asl-validator 4', 1, async () => {
  for (const { text } of texts) attempt(() => validate(JSON.parse(text), { checkPaths: true, checkArn: true }))
})
console.log(`\nin one process: ${(theirs / ours).toFixed(1)}x the language service, ${(validator / ours).toFixed(0)}x asl-validator\n`)

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

async function best(name, rounds, run) {
  const times = []
  for (let round = 0; round < rounds; round++) {
    const from = performance.now()
    await run()
    times.push(performance.now() - from)
  }
  const shortest = Math.min(...times)
  console.log(`${name.padEnd(24)} ${shortest.toFixed(0).padStart(8)} ms  ${((texts.length / shortest) * 1000).toFixed(0).padStart(6)} definitions/s`)
  return shortest
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
