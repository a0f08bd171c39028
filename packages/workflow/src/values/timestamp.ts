/**
 * A moment as text, such as `2026-01-31T08:00:00Z`: what AWS tells of a start, and what dates of the SDK are on the wire. `<` and `>` in an
 * arrow compare moments, not texts. Any text may stand for one; say it where data is typed: `{ due: Timestamp }`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export type Timestamp = string & { readonly '~timestamp'?: true }
