import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A node of a syntax tree, as far as it is looked at here. */
export interface HclNode {
  readonly type: string
  readonly startIndex: number
  readonly endIndex: number
  readonly text: string
  readonly namedChildren: readonly (HclNode | null)[]
}

/** Reads HCL to a tree. */
export type ParseHcl = (text: string) => HclNode | undefined

/**
 * The parser of HCL: tree-sitter, with the grammar that editors use. `undefined` where its packages are not installed: they are optional,
 * since they are needed for `.tf` files only.
 *
 * @see https://github.com/tree-sitter-grammars/tree-sitter-hcl
 */
export async function loadHclParser(): Promise<ParseHcl | undefined> {
  try {
    const require = createRequire(import.meta.url)
    const { Language, Parser } = await import('web-tree-sitter')
    const engine = dirname(require.resolve('web-tree-sitter'))
    await Parser.init({ locateFile: (name: string) => join(engine, name) })
    const folder = dirname(require.resolve('@tree-sitter-grammars/tree-sitter-hcl/package.json'))
    const language = await Language.load(join(folder, 'tree-sitter-terraform.wasm'))
    const parser = new Parser()
    parser.setLanguage(language)
    return (text) => parser.parse(text)?.rootNode
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND' || code === 'ENOENT') return undefined
    throw error
  }
}
