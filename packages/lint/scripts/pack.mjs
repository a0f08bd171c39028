// Packs the linter as it is published, and prints the tarball's path: node scripts/pack.mjs FOLDER
// What is ours is in dist/ already, with the libraries that are read by every run; the parser of HCL stays optional.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const target = resolve(process.argv[2] ?? '.')
const staged = mkdtempSync(join(tmpdir(), 'stepwright-pack-'))
try {
  for (const part of ['bin', 'dist', 'README.md', 'NOTICE.md']) cpSync(join(root, part), join(staged, part), { recursive: true, filter: (file) => !file.endsWith('.map') })
  cpSync(join(root, 'src/rules'), join(staged, 'src/rules'), { recursive: true, filter: (file) => !/\.ts$/.test(file) })
  cpSync(join(root, '../../LICENSE'), join(staged, 'LICENSE'))
  const catalog = readFileSync(join(root, '../../pnpm-workspace.yaml'), 'utf8')
  const versionOf = (name) => new RegExp(`^ {2}"?${name}"?: (\\S+)$`, 'm').exec(catalog)?.[1]
  const { dependencies: _ours, devDependencies: _development, scripts: _scripts, private: _private, exports: entries, optionalDependencies, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const plain = Object.fromEntries(Object.entries(entries).map(([door, to]) => [door, typeof to === 'string' ? to : Object.fromEntries(Object.entries(to).filter(([condition]) => condition !== 'stepwright-source'))]))
  // the grammar has an install script that may compile: whoever lints .tf files asks for it
  const peers = Object.fromEntries(Object.entries(optionalDependencies).map(([name, version]) => [name, version === 'catalog:' ? versionOf(name) : version]))
  writeFileSync(join(staged, 'package.json'), `${JSON.stringify({ ...manifest, exports: plain, peerDependencies: peers, peerDependenciesMeta: Object.fromEntries(Object.keys(peers).map((name) => [name, { optional: true }])) }, undefined, 2)}\n`)
  const name = execFileSync('npm', ['pack', '--silent', '--pack-destination', target], { cwd: staged, encoding: 'utf8', shell: process.platform === 'win32' }).trim()
  console.log(join(target, name))
} finally {
  rmSync(staged, { recursive: true, force: true })
}
