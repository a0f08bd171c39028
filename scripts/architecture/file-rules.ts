import type { Module } from './read-module.js'
import type { House, Rule } from './violation.js'

/** Rules over single files. The key is the rule's name. */
export const fileRules: Readonly<Record<string, Rule>> = {
  'syntax-error': overFiles((_house, { syntaxError }) => syntaxError),

  'unplanned-package': overFiles(({ plan }, module) =>
    plan.packages[module.package] ? undefined : `package "${module.package}" is not in the floor plan`),

  'unplanned-folder': overFiles(({ plan }, { package: name, folder }) =>
    folder === undefined || !plan.packages[name] || plan.packages[name].folders.includes(folder)
      ? undefined
      : `folder "${folder}" of "${name}" is not in the floor plan`),

  'stray-entry': overFiles(({ tree }, module) => {
    if (module.folder !== undefined || module.isTest) return undefined
    const exported = JSON.stringify(tree.manifests.get(module.package)?.exports ?? {})
    return exported.includes(`"./src/${module.inside}"`) ? undefined : 'stands directly in src/, and package.json does not export it'
  }),

  barrel: overFiles((_house, module) =>
    module.onlyPassesOn && module.folder !== undefined ? 'only passes on what others export; import from where things are made' : undefined),

  'export-star': overFiles((_house, { exportsStar }) => (exportsStar ? 'has an "export *"; name what is exported' : undefined)),

  'default-export': overFiles((_house, { exportsDefault, inside }) =>
    exportsDefault && !inside.endsWith('.config.ts') ? 'has a default export; use a named one' : undefined),

  'too-long': overFiles((house, module) => {
    const ceiling = ceilingOf(house, module)
    return module.lines > ceiling ? `has ${module.lines} lines, and its ceiling is ${ceiling}` : undefined
  }),

  'forbidden-name': overFiles((_house, { inside }) => {
    const vague = inside.split('/').map(stemOf).find((name) => forbidden.has(name))
    return vague === undefined ? undefined : `"${vague}" says nothing; name it after what it does`
  }),

  'repeated-folder': overFiles((_house, { inside, isTest }) => {
    const [file = '', folder] = inside.split('/').reverse()
    return !isTest && folder !== undefined && stemOf(file).startsWith(`${folder}-`) ? `repeats the folder "${folder}" in its name` : undefined
  }),
}

const forbidden = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'misc', 'types', 'constants'])

/** A rule from a check of one file, which returns what is wrong with it. */
function overFiles(check: (house: House, module: Module) => string | undefined): Rule {
  return (house) =>
    [...house.modules.values()].flatMap((module) => {
      const message = check(house, module)
      return message === undefined ? [] : [{ rule: '', file: module.path, message }]
    })
}

function ceilingOf({ plan }: House, { path, isTest }: Module): number {
  if (isTest) return plan.ceilings.test
  if (plan.generated.some((folder) => path.startsWith(folder))) return Infinity
  return plan.tables.some((folder) => path.startsWith(folder)) ? plan.ceilings.table : plan.ceilings.file
}

function stemOf(file: string): string {
  return file.split('.')[0] ?? file
}
