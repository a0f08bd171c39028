import type { CallName } from '../../values/calls.js'
import { knownInteger, refuseCall, type Call, type Lowering } from './call.js'
import { readPattern, readReplacement, type Pattern } from './pattern.js'
import { apply, atom, choose, memberText, quote, type Text } from './text.js'

/** How calls with a regular expression are written in JSONata. Their first two arguments are its text and its flags. */
export const patternCalls = {
  'RegExp.test': (call) => withPattern(call, ({ text }) => apply('$contains', call.receiver, atom(text))),
  'string.matchPattern': (call) => withPattern(call, (pattern) => matched(call, pattern)),
  'string.replacePattern': (call) => withPattern(call, (pattern) => replaced(call, pattern, pattern.isGlobal)),
  'string.replaceAllPattern': (call) => withPattern(call, (pattern) => replaced(call, pattern, true)),
  'string.splitPattern': (call) => withPattern(call, (pattern) => split(call, pattern)),
} satisfies Partial<Record<CallName, Lowering>>

function withPattern(call: Call, write: (pattern: Pattern) => Text): Text {
  const [source, flags] = call.tree.args.map(knownText)
  const pattern = readPattern(source ?? '', flags ?? '')
  if ('problem' in pattern) return refuseCall(call, `the regular expression /${source ?? ''}/${flags ?? ''} ${pattern.problem}`, pattern.help)
  return write(pattern)
}

/** As JavaScript's list: the match, then its groups; or the one of them that is read. */
function matched(call: Call, { text, groups, skipsGroups, isGlobal }: Pattern): Text {
  if (isGlobal) return refuseCall(call, 'string.match is called with the flag "g"', 'leave "g" out for the first match, or split the text')
  if (skipsGroups) return refuseCall(call, 'string.match is called with a group that may take no part', 'write (?: ) for groups that are not read, or match twice')
  const first = apply('$match', call.receiver, atom(text), atom('1'))
  const place = knownInteger(call.tree.args[2])
  if (place !== undefined && (place < 0 || place > groups)) return refuseCall(call, `the regular expression has no group ${place}`, 'count them: [0] is the match, [1] the first group')
  if (place === 0) return memberText(first, 'match')
  if (place !== undefined) return memberText(memberText(first, 'groups'), place - 1)
  return choose(apply('$contains', call.receiver, atom(text)), atom(`[${first.text}.match, ${first.text}.groups]`), atom('null'))
}

function replaced(call: Call, pattern: Pattern, all: boolean): Text {
  const by = knownText(call.tree.args[2])
  const made = by === undefined ? undefined : readReplacement(by, pattern.skipsGroups ? { ...pattern, groups: 0 } : pattern)
  if (made === undefined) {
    return refuseCall(call, 'a match is replaced with what is not known now, or with a group that is not always there', 'write a text: text.replace(/-+/g, "-"), with $1 for a group and $& for the match')
  }
  return apply('$replace', call.receiver, atom(pattern.text), quote(made), ...(all ? [] : [atom('1')]))
}

function split(call: Call, { text, groups }: Pattern): Text {
  if (groups > 0) return refuseCall(call, 'string.split is called with a group', 'write (?: ): JavaScript puts groups among the parts')
  if (call.tree.args.length > 2) return refuseCall(call, 'string.split is called with a regular expression and a limit', 'take the first parts: text.split(/,/).slice(0, 2)')
  return apply('$split', call.receiver, atom(text))
}

const knownText = (tree: Call['tree']['args'][number] | undefined): string | undefined => (tree?.kind === 'literal' && typeof tree.value === 'string' ? tree.value : undefined)
