// What the generators that read the service models of botocore (Apache-2.0) have in common. The AWS CLI carries it.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The models: found through python3, or in the folder that is named behind the script. On a machine without any the script ends here, and `written` stays as it is. */
export function openBotocore(written) {
  const named = process.argv[2]
  if (named === undefined && !isInstalled()) {
    console.error(`botocore is not on this machine (it comes with the AWS CLI), so ${written} stays as it is`)
    process.exit(0)
  }
  const data = named ?? join(ask('os.path.dirname(botocore.__file__)'), 'data')
  return {
    version: named === undefined ? ask('botocore.__version__') : 'of another folder',
    folders: readdirSync(data).sort(),
    newestIn: (folder) => newestIn(join(data, folder)),
  }
}

/** The newest model of a service, and its version; nothing where there is none. */
function newestIn(folder) {
  const version = versionsIn(folder).at(-1)
  if (version === undefined) return undefined
  const model = JSON.parse(gunzipSync(readFileSync(join(folder, version, 'service-2.json.gz'))).toString('utf8'))
  // members that the SDKs add, such as the SourceRegion that they sign the URL of a copy for
  const extras = join(folder, version, 'service-2.sdk-extras.json')
  const { shapes = {} } = existsSync(extras) ? JSON.parse(readFileSync(extras, 'utf8')).merge : {}
  for (const [name, { members = {} }] of Object.entries(shapes)) Object.assign(model.shapes[name].members ?? {}, members)
  return { version, model }
}

/** A service as Step Functions names it: its id in small letters. */
export function serviceNameOf({ metadata }, folder) {
  return (metadata.serviceId ?? folder).toLowerCase().replace(/[ -]/g, '')
}

/**
 * Writes types: `@Structure`, `[` before that of a list's items, `<` before that of a map's values. `typeOf` takes the name of a shape; `lines` has every structure that was met,
 * `@Structure Member …`, with what `write` makes of its members. `leaf` writes what has none; a list or map of it is written likewise, unless `isNested`.
 */
export function typeWriter(shapes, { write, leaf, isNested = false }) {
  const structures = new Map()
  const typeOf = (name) => {
    const shape = shapes[name]
    if (shape.document) return leaf(shape)
    if (shape.type === 'structure') {
      if (!structures.has(name)) {
        structures.set(name, '')
        structures.set(name, write(shape, typeOf))
      }
      return `@${name}`
    }
    if (shape.type !== 'list' && shape.type !== 'map') return leaf(shape)
    const inner = typeOf(shape.type === 'list' ? shape.member.shape : shape.value.shape)
    return !isNested && inner === leaf(shape) ? inner : `${shape.type === 'list' ? '[' : '<'}${inner}`
  }
  return { typeOf, structures, lines: () => [...structures].map(([name, members]) => `@${name} ${members}`.trimEnd()) }
}

export function capital(member) {
  return member[0].toUpperCase() + member.slice(1)
}

function versionsIn(folder) {
  try {
    return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'service-2.json.gz'))).sort()
  } catch {
    return []
  }
}

function ask(expression) {
  return execFileSync('python3', ['-c', `import botocore, os; print(${expression})`], { encoding: 'utf8' }).trim()
}

function isInstalled() {
  try {
    execFileSync('python3', ['-c', 'import botocore'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
