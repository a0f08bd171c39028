import type { CallTree, LambdaTree, Tree } from '../../values/tree.js'
import { surely } from '../jsonata/kinds.js'
import { refuse, type Context } from './context.js'
import { call, constant, format, type Piece } from './piece.js'

type PieceOf = (tree: Tree, context: Context) => Piece | undefined

/** A call as an intrinsic function, where one means the same. */
export function callPiece(tree: CallTree, context: Context, pieceOf: PieceOf): Piece | undefined {
  const { callee, receiver, args } = tree
  const of = (part: Tree | undefined): Piece | undefined => (part === undefined ? undefined : pieceOf(part, context))
  const [first] = args
  switch (callee) {
    case 'array.length':
      return call('ArrayLength', of(receiver))
    case 'array.includes':
      return call('ArrayContains', of(receiver), of(first))
    case 'array.filter':
      return split(tree, context, of) ?? unsaid(tree, context)
    case 'Set.size':
      return call('ArrayLength', call('ArrayUnique', of(first)))
    case 'JSON.stringify':
      return surely(first ?? tree, 'object', 'array', 'number', 'boolean', 'null') ? call('JsonToString', of(first)) : unsaid(tree, context)
    case 'base64Decode':
      return call('Base64Decode', of(first))
    case 'base64Encode':
      return call('Base64Encode', of(first))
    case 'hash':
      return call('Hash', ...args.map(of))
    case 'partition':
      return call('ArrayPartition', ...args.map(of))
    case 'randomInteger':
      return call('MathRandom', ...args.map(of))
    case 'range':
      return call('ArrayRange', ...args.map(of))
    case 'unique':
      return call('ArrayUnique', of(first))
    case 'uuid':
      return call('UUID')
    case 'JSON.parse':
      return call('StringToJson', of(first))
    case 'String': {
      if (first === undefined || !surely(first, 'string', 'number', 'boolean', 'null')) return unsaid(tree, context)
      const text = of(first)
      return text === undefined || surely(first, 'string') ? text : format([text])
    }
    case 'string.split':
      return refuse(context, tree, 'string.split with its empty parts', "leave them out: text.split(',').filter((part) => part !== '')")
    default:
      return unsaid(tree, context)
  }
}

const unsaid = (tree: CallTree, context: Context): undefined => refuse(context, tree, tree.callee, 'compute it in a Lambda function, or build the workflow with JSONata')

/**
 * `text.split(',').filter((part) => part !== '')`: StringSplit leaves out what is empty.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html
 */
function split({ receiver, args: [test] }: CallTree, _context: Context, of: (tree: Tree | undefined) => Piece | undefined): Piece | undefined {
  if (receiver?.kind !== 'call' || receiver.callee !== 'string.split' || test?.kind !== 'lambda' || !isNotEmpty(test)) return undefined
  const [separator] = receiver.args
  const known = separator?.kind === 'literal' && typeof separator.value === 'string' ? separator.value : ''
  return known.length === 1 ? call('StringSplit', of(receiver.receiver), constant(known)) : undefined
}

function isNotEmpty({ parameters: [name], body }: LambdaTree): boolean {
  const isPart = (tree: Tree): boolean => tree.kind === 'local' && tree.name === name
  return isPart(body) || (body.kind === 'binary' && body.operator === '!==' && isPart(body.left) && body.right.kind === 'literal' && body.right.value === '')
}
