import { builtinModules } from 'node:module'
import type { Import, Module } from './read-module.js'
import type { House, Rule, Violation } from './violation.js'

/** Rules over single imports. The key is the rule's name. */
export const importRules: Readonly<Record<string, Rule>> = {
  'package-direction': overImports(({ plan }, module, _import, workspace) => {
    if (!workspace || workspace.package === module.package) return undefined
    const allowed = plan.packages[module.package]?.mayImport ?? []
    if (allowed.includes(workspace.package)) return undefined
    return `"${module.package}" may not import "${workspace.package}"; it may import ${list(allowed)}`
  }),

  'folder-direction': overImports(({ plan, modules }, module, { target }) => {
    const other = target === undefined ? undefined : modules.get(target)
    if (module.isTest || !other || other.package !== module.package || module.folder === undefined) return undefined
    if (other.folder === undefined) return `"${module.inside}" imports the entry point "${other.inside}"`
    const folders = plan.packages[module.package]?.folders ?? []
    const [own, others] = [folders.indexOf(module.folder), folders.indexOf(other.folder)]
    if (own < 0 || others < 0 || others <= own) return undefined // what the plan does not know is a violation of its own
    return `folder "${module.folder}" may not import "${other.inside}": "${other.folder}" comes later in the floor plan`
  }),

  'deep-import': overImports(({ tree }, module, { specifier, target }, workspace) => {
    if (target !== undefined) {
      const outside = !target.startsWith(`packages/${module.package}/src/`)
      if (!outside || (module.isTest && !target.startsWith('packages/'))) return undefined
      return `"${specifier}" leaves the package's src; import a package by its name`
    }
    if (!workspace) return undefined
    const exported = Object.keys(tree.manifests.get(workspace.package)?.exports ?? {})
    return exported.includes(workspace.subpath) ? undefined : `"${specifier}" is not among the exports of "${workspace.name}"`
  }),

  'undeclared-dependency': overImports(({ tree }, module, { specifier, typeOnly, target }, workspace) => {
    if (target !== undefined || isNodeModule(specifier)) return undefined
    const manifest = tree.manifests.get(module.package)
    const name = workspace?.name ?? packageName(specifier)
    if (name === manifest?.name) return `"${name}" imports itself by name; use a relative path`
    const declared = { ...manifest?.dependencies, ...manifest?.peerDependencies, ...manifest?.optionalDependencies }
    // what outsiders' types are needed for is the business of `tsc`; a package of ours is always a real dependency
    const atDevelopment = module.isTest || (typeOnly && !workspace) ? manifest?.devDependencies : {}
    return name in { ...declared, ...atDevelopment } ? undefined : `"${name}" is not declared in packages/${module.package}/package.json`
  }),

  'node-import': overImports(({ plan }, module, { specifier }) => {
    const own = plan.packages[module.package]
    if (own?.runsOn !== 'any' || module.isTest || !isNodeModule(specifier)) return undefined
    if (module.folder !== undefined && own.nodeFolders?.includes(module.folder)) return undefined
    return `"${module.package}" runs in a browser too and may not import "${specifier}"`
  }),
}

/** A package of the workspace that a specifier means. */
interface Workspace {
  readonly package: string
  readonly name: string
  /** As `exports` spells it: `.` or `./operators`. */
  readonly subpath: string
}

type Check = (house: House, module: Module, each: Import, workspace: Workspace | undefined) => string | undefined

/** A rule from a check of one import, which returns what is wrong with it. */
function overImports(check: Check): Rule {
  return (house) => {
    const found: Violation[] = []
    for (const module of house.modules.values()) {
      for (const each of module.imports) {
        const message = check(house, module, each, workspaceOf(house, each.specifier))
        if (message !== undefined) found.push({ rule: '', file: module.path, line: each.line, message })
      }
    }
    return found
  }
}

function workspaceOf({ tree }: House, specifier: string): Workspace | undefined {
  for (const [folder, { name }] of tree.manifests) {
    if (specifier === name) return { package: folder, name, subpath: '.' }
    if (specifier.startsWith(`${name}/`)) return { package: folder, name, subpath: `.${specifier.slice(name.length)}` }
  }
  return undefined
}

function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier)
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'no other package' : names.map((name) => `"${name}"`).join(', ')
}
