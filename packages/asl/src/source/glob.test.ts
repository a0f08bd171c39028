import { expect, it } from 'vitest'
import { folderOfGlob, globTest } from './glob.js'

it.each([
  ['two stars match any folders', '**/*.workflow.ts', 'a/b/c.workflow.ts', true],
  ['two stars match no folder as well', '**/*.workflow.ts', 'c.workflow.ts', true],
  ['one star stays in its folder', '*.ts', 'a/b.ts', false],
  ['a star matches nothing as well', 'a*.ts', 'a.ts', true],
  ['a question mark is one character', 'a?.ts', 'ab.ts', true],
  ['a question mark is no slash', 'a?b.ts', 'a/b.ts', false],
  ['braces are one of several', '{a,b*}/x.ts', 'bcd/x.ts', true],
  ['braces are none but these', '{a,b}/x.ts', 'c/x.ts', false],
  ['a full stop is itself', '*.ts', 'axts', false],
  ['brackets are themselves', '[id]/*.ts', '[id]/a.ts', true],
  ['two stars at the end match all below', 'src/**', 'src/a/b.ts', true],
])('%s', (_name, pattern, path, matches) => expect(globTest(pattern)(path)).toBe(matches))

it.each([
  ['src/app/*.ts', 'src/app/'],
  ['*.ts', ''],
  ['/abs/{a,b}/*.ts', '/abs/'],
  ['src/a*b/c.ts', 'src/'],
])('all matches of %s lie in "%s"', (pattern, folder) => expect(folderOfGlob(pattern)).toBe(folder))
