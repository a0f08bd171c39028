// Publishes the tarballs of a folder whose version the registry does not have: node scripts/pack/publish.mjs FOLDER
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

const folder = resolve(process.argv[2] ?? '.')
for (const file of readdirSync(folder).filter((name) => name.endsWith('.tgz')).sort()) {
  const { name, version } = JSON.parse(execFileSync('tar', ['-xzOf', join(folder, file), 'package/package.json'], { encoding: 'utf8' }))
  const { status } = spawnSync('npm', ['view', `${name}@${version}`, 'version', '--json'], { encoding: 'utf8' })
  if (status === 0) console.log(`${name} ${version} is there already`)
  else execFileSync('npm', ['publish', join(folder, file), '--access', 'public'], { stdio: 'inherit' })
}
