import type { Questions } from '../program/questions.js'
import { ts } from '../program/typescript.js'

/** Whether a node reads the context object: `flow.context`. */
export function isContext(questions: Questions, node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'context' && questions.isRecording(node.expression)
}
