import type { Definition } from '@stepwright/asl'

/** Of an EXPRESS execution AWS counts none; ours, so that every machine ends. @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const mostEvents: { readonly [T in Definition['type']]: number } = { STANDARD: 25_000, EXPRESS: 250_000 }
