import { isObject, type Json } from '@stepwright/asl'
import type { AnswerOthers } from '@stepwright/simulator/local'

/**
 * Takes what functions send by SES, and prints it: nobody gets a mail from a desk.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function answerMails(print: (text: string) => void): AnswerOthers {
  return async ({ method, url, body }) => {
    if (method !== 'POST' || url !== '/v2/email/outbound-emails') return undefined
    const mail = JSON.parse(body) as Json
    const to = ['ToAddresses', 'CcAddresses', 'BccAddresses'].flatMap((member) => textsIn(at(mail, 'Destination', member)))
    const simple = at(mail, 'Content', 'Simple')
    const text = at(simple, 'Body', 'Text', 'Data') ?? at(simple, 'Body', 'Html', 'Data') ?? at(mail, 'Content')
    print(`mail to ${to.join(', ')}: ${asText(at(simple, 'Subject', 'Data') ?? '')}\n${asText(text ?? '').replaceAll(/^/gm, '  ')}\n`)
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ MessageId: crypto.randomUUID() }) }
  }
}

function at(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, name) => (inner !== undefined && isObject(inner) ? inner[name] : undefined), value)
}

const textsIn = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))
