// Packs `stepwright` and `@stepwright/cdk` as they are published, and prints the tarballs' paths: node scripts/pack/pack.mjs FOLDER
// The rooms of the house travel inside the tarball, in a folder, and import each other by their paths: an author installs one package, and finds one version of
// everything, with any package manager. Libraries of others are ordinary dependencies.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const target = resolve(process.argv[2] ?? '.')
const read = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const catalog = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
const staged = mkdtempSync(join(tmpdir(), 'stepwright-pack-'))

const cli = read(join(root, 'packages/cli'))
const construct = read(join(root, 'packages/cdk'))
const rooms = [...roomsOf(cli), construct]
const libraries = {}
try {
  for (const room of rooms) stageRoom(room)
  stage(join(root, 'packages/cli'), staged, ['bin', 'dist', 'README.md'])
  cpSync(join(root, 'schemas'), join(staged, 'schemas'), { recursive: true })
  cpSync(join(root, 'LICENSE'), join(staged, 'LICENSE'))
  if (!existsSync(join(staged, 'README.md'))) cpSync(join(root, 'README.md'), join(staged, 'README.md'))
  note(cli)
  for (const file of filesBelow(staged)) if (/\.(js|d\.ts)$/.test(file)) writeFileSync(file, rewired(readFileSync(file, 'utf8'), dirname(file)))
  await shareData()
  const wanted = { ...cli.peerDependencies, ...construct.peerDependencies }
  const peers = { peerDependencies: wanted, peerDependenciesMeta: Object.fromEntries(Object.keys(wanted).map((name) => [name, { optional: true }])) }
  const cdk = { './cdk': { types: './rooms/cdk/dist/index.d.ts', default: './rooms/cdk/dist/index.js' } }
  writeManifest(staged, { ...published(cli), exports: { ...doors(cli), ...cdk, './schemas/*': './schemas/*' }, files: ['bin', 'dist', 'rooms', 'schemas'], dependencies: libraries, ...peers })
  packed(staged)
  packed(cdkFolder())
} finally {
  rmSync(staged, { recursive: true, force: true })
}

/** The construct is a door of `stepwright`, so that there is one registry of workflows; the package of its name leads there. */
function cdkFolder() {
  const folder = join(staged, 'cdk')
  stage(join(root, 'packages/cdk'), folder, ['README.md'])
  mkdirSync(join(folder, 'dist'))
  for (const file of ['index.js', 'index.d.ts']) writeFileSync(join(folder, 'dist', file), "export * from 'stepwright/cdk'\n")
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  writeManifest(folder, { ...published(construct), exports: doors(construct), files: ['dist'], peerDependencies: { ...construct.peerDependencies, stepwright: cli.version } })
  return folder
}

function packed(folder) {
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' }).trim()
  console.log(join(target, name))
}

/** Our own packages that a package needs, and those that they need. */
function roomsOf(manifest, known = new Map()) {
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    if (!name.startsWith('@stepwright/') || known.has(name)) continue
    const room = read(join(root, 'packages', name.slice('@stepwright/'.length)))
    known.set(name, room)
    roomsOf(room, known)
  }
  return [...known.values()]
}

function stageRoom(room) {
  const name = room.name.slice('@stepwright/'.length)
  const from = join(root, 'packages', name)
  const to = join(staged, 'rooms', name)
  stage(from, to, ['dist', 'NOTICE.md'])
  if (name === 'lint') cpSync(join(from, 'src/rules'), join(to, 'pages'), { recursive: true, filter: (file) => !file.endsWith('.ts') })
  note(room)
}

/** Imports of rooms by name, as imports by path. */
function rewired(text, folder) {
  return text.replace(/(["'`])@stepwright\/([a-z]+)(?:\/([^"'`]*))?\1/g, (_whole, quote, name, door) => {
    const file = door?.startsWith('pages/') ? join('rooms', name, door) : join('rooms', name, 'dist', `${door ?? 'index'}.js`)
    const path = relative(folder, join(staged, file)).split(sep).join('/')
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`
  })
}

/** The linter brings the data about services with it, as it is published alone too: here it reads that of the room of services. */
async function shareData() {
  const [mine, theirs] = ['lint', 'services'].map((room) => filesBelow(join(staged, 'rooms', room, 'dist')).filter((file) => file.endsWith('.js') && /\bvar shapes ?=/.test(readFileSync(file, 'utf8'))))
  const known = new Map()
  for (const file of theirs) known.set(await dataOf(file), file)
  for (const file of mine) {
    const same = known.get(await dataOf(file))
    if (same === undefined) throw new Error(`${file} has data that services do not have`)
    writeFileSync(file, `export { shapes } from '${relative(dirname(file), same).split(sep).join('/')}'\n`)
  }
}

async function dataOf(file) {
  return JSON.stringify((await import(pathToFileURL(file).href)).shapes)
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
}

function stage(from, to, parts) {
  mkdirSync(to, { recursive: true })
  for (const part of parts) if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true, filter: (file) => !file.endsWith('.map') })
}

function note({ dependencies = {} }) {
  for (const [name, version] of Object.entries(dependencies)) if (!name.startsWith('@stepwright/')) libraries[name] = version === 'catalog:' ? versionOf(name) : version
}

function versionOf(name) {
  const [, version] = new RegExp(`^ {2}"?${name}"?: (\\S+)$`, 'm').exec(catalog) ?? []
  if (version === undefined) throw new Error(`no version of ${name} in the catalog`)
  return version
}

/** Without the condition that leads to sources. */
function doors({ exports: entries }) {
  return Object.fromEntries(Object.entries(entries).map(([door, to]) => [door, typeof to === 'string' ? to : Object.fromEntries(Object.entries(to).filter(([condition]) => condition !== 'stepwright-source'))]))
}

function published({ name, version, description, type, license, bin, engines }) {
  return { name, version, description, type, license, ...(bin && { bin }), engines }
}

function writeManifest(folder, manifest) {
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
}
