import { expect, it } from 'vitest'
import { stripFiles } from './strip-files.js'
import { stripTypes } from './strip-types.js'

const files: ReadonlyMap<string, string> = new Map([
  ['/p/types.ts', 'export interface Shape { a: number }\nexport type Alias = Shape\nexport const value: Alias = { a: 1 }\n'],
  ['/p/imports.ts', "import { value, type Alias } from './types.js'\nimport type { Shape } from './types.js'\nimport { Alias as Other } from './types.js'\nimport './script.js'\nexport const copy: Shape & Other = { ...value } satisfies Alias\nexport * from './types.js'\n"],
  ['/p/enums.ts', "export const enum Colour { Red = 1, Blue }\nexport enum Size { Small = 'S' }\nnamespace Inner { export const x = 1 }\nexport const all = [Colour.Blue, Size.Small, Inner.x]\n"],
  ['/p/uses-enums.ts', "import { Colour } from './enums.js'\nexport const blue = Colour.Blue\n"],
  ['/p/classes.ts', 'export class One { readonly #a = 1; constructor(public b: string, private c?: number) {} get a(): number { return this.#a + (this.c ?? 0) } }\n'],
  ['/p/script.ts', 'const value: number = 1\n'],
  ['/p/other-script.ts', 'const value: string = "the same name"\n'],
  ['/p/view.tsx', 'export const view = (name: string) => <b>{name}</b>\n'],
  ['/p/module.mts', 'export const here: string = import.meta.url\nawait Promise.resolve()\n'],
  ['/p/module.cts', 'export const here: string = "here"\n'],
  ['/p/windows.ts', 'export const a: number = 1\r\nexport const b = `x\r\n`\r\n'],
])

it.each([
  ['by default', {}],
  ['as written', { verbatimModuleSyntax: true }],
  ['with decorators of old', { experimentalDecorators: true, useDefineForClassFields: false, jsx: 4 }],
])('many files lose what each would lose by itself: %s', (_, options) => {
  const all = stripFiles(files, options)
  for (const [file, code] of files) expect({ file, ...all.get(file) }).toEqual({ file, ...stripTypes(file, code, options) })
})
